import { SaxesParser } from 'saxes';
import { AppError } from '#main/core/app-error.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ContactFields, Phone } from '#shared/features/children/children.model.ts';
import type { Job } from '../job.ts';
import type { PupilRow } from './pupil-row.ts';
import { normalYear } from './values.ts';

/** An element with its text and children: small, since only a pupil at a time is kept so. */
interface Node {
  readonly name: string;
  readonly line: number;
  text: string;
  readonly children: Node[];
}
export interface Ctf {
  readonly version: string;
  readonly school: string;
  readonly pupils: readonly PupilRow[];
}
const DEEPEST = 64;
/** Characters at a time. */
const PIECE = 65_536;
const LONGEST_TEXT = 10_000;
const MOST_PUPILS = 50_000;
const MOST_ATTRIBUTES = 64;
/** Of one pupil: years of assessments make hundreds, a hostile file makes millions. */
const MOST_ELEMENTS = 20_000;

/**
 * Reads a Common Transfer File, present or earlier: `Sex` or `Gender`, either form of address, NCyearActual in either
 * place. Reads in slices, so that the core stays awake. Errors 'file-doctype', 'file-not-xml' (with the line), 'file-truncated', 'file-not-ctf'.
 */
export async function readCtf(text: string, job: Job): Promise<Ctf> {
  const pupils: PupilRow[] = [];
  const header: Record<string, string> = {};
  const stack: Node[] = [];
  let root = '';
  let elements = 0;
  let attributes = 0;
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new AppError('file-doctype');
  });
  parser.on('error', (error) => {
    throw new AppError(stack.length > 0 && parser.position >= text.length ? 'file-truncated' : 'file-not-xml', {
      values: { line: parser.line },
      cause: error,
    });
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw new AppError('file-not-ctf');
  });
  parser.on('opentag', (tag) => {
    if (stack.length === 0) root = tag.name;
    if (stack.at(-1)?.name === 'CTFpupilData') elements = 0;
    elements += 1;
    if (stack.length >= DEEPEST || elements > MOST_ELEMENTS) throw new AppError('file-not-ctf');
    const node: Node = { name: tag.name, line: parser.line, text: '', children: [] };
    const parent = stack.at(-1);
    // Outside a pupil nothing is kept but the header's few words.
    if (parent && (stack.some((one) => one.name === 'Pupil') || stack.some((one) => one.name === 'Header')))
      parent.children.push(node);
    stack.push(node);
  });
  const addText = (piece: string) => {
    const node = stack.at(-1);
    // The blanks between elements say nothing.
    if (!node || (node.text === '' && piece.trim() === '')) return;
    node.text += piece;
    if (node.text.length > LONGEST_TEXT) throw new AppError('file-not-ctf');
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = stack.pop();
    if (node?.name === 'Pupil' && stack.at(-1)?.name === 'CTFpupilData') pupils.push(toPupil(node));
    if (node?.name === 'Header')
      for (const child of node.children) header[child.name.toLowerCase()] = child.text.trim();
    if (node?.name === 'SourceSchool') header.schoolname = textOf(node, 'SchoolName');
    if (pupils.length > MOST_PUPILS) throw new AppError('file-too-large', { values: { limit: '50,000 pupils' } });
  });
  for (let from = 0; from < text.length; from += PIECE) {
    parser.write(text.slice(from, from + PIECE));
    await job.breathe(from, text.length);
  }
  parser.close();
  if (root !== 'CTfile' || pupils.length === 0) throw new AppError('file-not-ctf');
  return { version: header.ctfversion ?? '', school: header.schoolname ?? '', pupils };
}

const find = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find((child) => child.name === name);
const textOf = (node: Node | undefined, name: string): string =>
  find(node, name)?.text.normalize('NFC').replace(/\s+/g, ' ').trim() ?? '';
const isTrue = (text: string): boolean => /^(true|1|t|y|yes)$/i.test(text);

function toPupil(node: Node): PupilRow {
  const basic = find(node, 'BasicDetails');
  const address = addressOf(find(node, 'Address'));
  const flag = textOf(basic, 'MedicalFlag');
  return {
    line: node.line,
    upn: textOf(node, 'UPN'),
    admissionNumber: '',
    surname: textOf(node, 'Surname'),
    forename: textOf(node, 'Forename'),
    middleNames: textOf(basic, 'MiddleNames') || textOf(node, 'MiddleNames'),
    preferredSurname: textOf(basic, 'PreferredSurname'),
    preferredForename: textOf(basic, 'PreferredForename'),
    formerSurname: textOf(basic, 'FormerSurname'),
    formerForename: textOf(basic, 'FormerForename'),
    formerUpn: textOf(basic, 'FormerUPN'),
    born: calendarDate(textOf(node, 'DOB')),
    sex: textOf(node, 'Sex') || textOf(node, 'Gender'),
    yearGroup: normalYear(textOf(basic, 'NCyearActual') || textOf(node, 'NCyearActual')),
    className: '',
    ...address,
    phone: phonesOf(node)[0]?.number ?? '',
    email: textOf(node, 'Email'),
    medicalFlag: flag === '' ? null : isTrue(flag),
    lookedAfter: isTrue(textOf(find(node, 'LookedAfter'), 'InCare')),
    contacts: (find(node, 'Contacts')?.children ?? [])
      .filter((child) => child.name === 'Contact')
      .sort((a, b) => Number(textOf(a, 'Order') || 99) - Number(textOf(b, 'Order') || 99))
      .map((contact) => toContact(contact, address)),
  };
}

function toContact(node: Node, pupilAddress: ReturnType<typeof addressOf>): ContactFields {
  const own = find(node, 'Address');
  const responsibility = textOf(node, 'Responsibility');
  return {
    title: textOf(node, 'Title'),
    forename: textOf(node, 'Forename'),
    surname: textOf(node, 'Surname'),
    relationship: textOf(node, 'Relationship'),
    responsibility: responsibility === '' ? null : isTrue(responsibility),
    livesWith: null,
    phones: phonesOf(node),
    email: textOf(node, 'Email'),
    ...(isTrue(textOf(own, 'AddressAsPupil')) ? pupilAddress : addressOf(own)),
  };
}

function phonesOf(node: Node): Phone[] {
  return (find(node, 'Phones')?.children ?? [])
    .filter((child) => child.name === 'Phone')
    .map((phone) => ({ kind: textOf(phone, 'TelephoneType'), number: textOf(phone, 'PhoneNo') }))
    .filter((phone) => phone.number !== '')
    .slice(0, 6);
}

function addressOf(node: Node | undefined): { street: string; town: string; postcode: string } {
  const postcode = textOf(node, 'PostCode');
  const bs = find(node, 'BS7666Address');
  if (bs) {
    const street = [textOf(bs, 'SAON'), `${textOf(bs, 'PAON')} ${textOf(bs, 'Street')}`.trim(), textOf(bs, 'Locality')]
      .filter(Boolean)
      .join(', ');
    return { street, town: textOf(bs, 'Town') || textOf(bs, 'PostTown'), postcode };
  }
  const lines = (find(node, 'AddressLines')?.children ?? []).map((line) => line.text.trim()).filter(Boolean);
  return {
    street: lines.slice(0, Math.max(1, lines.length - 1)).join(', '),
    town: lines.length > 1 ? (lines.at(-1) ?? '') : '',
    postcode,
  };
}
