import { AppError } from '#main/core/app-error.ts';
import { type CommandContext, type Handlers, prepared } from '#main/core/handlers.ts';
import { contactsOf } from '#main/features/children/children.service.ts';
import { insertScan, readScan, takeScanOff } from '#main/features/consent/evidence.service.ts';
import type { CallName, ParsedInput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { AgreementFields, Terms } from '#shared/features/medicines/medicines.model.ts';
import { oneMedicine } from './judge-dose.ts';
import * as repo from './medicines.repo.ts';

type Calls = Extract<
  CallName,
  'medicines.agree' | 'medicines.change' | 'medicines.end' | 'medicines.attachScan' | 'medicines.takeScanOff'
>;

/** What makes the medicine another one: once it was received or given, a change of these would falsify what is recorded. */
const FIXED = ['name', 'strength', 'form', 'unit', 'counted'] as const satisfies readonly (keyof Terms)[];

export const agreementHandlers: Handlers<Calls> = {
  'medicines.agree': (input, ctx) => {
    const known = repo.medicineOfKey(ctx.tx, input.requestKey);
    if (known && known.childId !== input.childId) throw new AppError('changed-elsewhere');
    if (known) {
      ctx.audit({ fields: ['repeated'] });
      return { medicineId: known.medicineId };
    }
    const agreed = agreedBy(ctx, input.childId, input.fields);
    const medicineId = repo.insertMedicine(ctx.tx, input.childId, input.requestKey, ctx.author);
    repo.insertVersion(
      ctx.tx,
      { ...agreed, medicineId, version: 1, state: 'agreed', endReason: null, words: '' },
      ctx.author,
    );
    ctx.audit({ fields: ['medicine'] });
    return { medicineId };
  },
  'medicines.change': (input, ctx) => {
    const before = newestVersion(ctx, input);
    const agreed = agreedBy(ctx, input.childId, input.fields);
    const becomesAnother = FIXED.some((field) => before.terms[field] !== agreed.terms[field]);
    if (becomesAnother && repo.isInUse(ctx.tx, input.medicineId)) throw new AppError('medicine-fixed');
    const { medicineId, words } = input;
    const version = before.version + 1;
    repo.insertVersion(ctx.tx, { ...agreed, medicineId, version, state: 'agreed', endReason: null, words }, ctx.author);
    ctx.audit({ fields: ['medicine'] });
    return {};
  },
  'medicines.end': (input, ctx) => {
    const { childId: _c, versionId: _v, recordedAt: _at, recordedBy: _by, ...before } = newestVersion(ctx, input);
    if (before.state === 'ended') throw new AppError('changed-elsewhere');
    const { reason: endReason, words } = input;
    repo.insertVersion(
      ctx.tx,
      { ...before, version: before.version + 1, state: 'ended', endReason, words },
      ctx.author,
    );
    return {};
  },
  'medicines.attachScan': prepared(
    ({ base64 }) => readScan(base64),
    ({ childId, medicineId, versionId, title }, ctx, file) => {
      const { versions } = oneMedicine(ctx, childId, medicineId, ctx.author.at);
      if (!versions.some((version) => version.versionId === versionId)) throw new AppError('not-found');
      ctx.audit({ fields: ['scan'] });
      const evidenceId = insertScan(ctx.tx, { childId, shows: 'medicine', title, ...file }, ctx.author);
      repo.showsVersion(ctx.tx, evidenceId, versionId);
      return { evidenceId };
    },
  ),
  'medicines.takeScanOff': (input, ctx) => {
    if (!takeScanOff(ctx.tx, 'medicine', input, ctx.author)) throw new AppError('changed-elsewhere');
    return {};
  },
};

/** The version that the caller saw must be the newest still. */
function newestVersion(
  ctx: CommandContext,
  input: Pick<ParsedInput<'medicines.end'>, 'childId' | 'medicineId' | 'versionId'>,
) {
  const { current } = oneMedicine(ctx, input.childId, input.medicineId, ctx.author.at);
  if (current.versionId !== input.versionId) throw new AppError('changed-elsewhere');
  return current;
}

/** Only somebody with parental responsibility on record agrees to a medicine (domain A3). Errors 'not-found', 'medicine-no-responsibility'. */
function agreedBy(ctx: CommandContext, childId: ChildId, fields: AgreementFields) {
  const contact = contactsOf(ctx.tx, childId).find((one) => one.contactId === fields.contactId);
  if (!contact) throw new AppError('not-found');
  if (contact.responsibility !== true) throw new AppError('medicine-no-responsibility');
  if (fields.agreedOn > ctx.today)
    throw new AppError('bad-input', { fields: { agreedOn: 'This day is still to come.' } });
  return {
    ...fields,
    parentName: [contact.title, contact.forename, contact.surname].filter(Boolean).join(' '),
    relationship: contact.relationship,
    responsibility: true,
  };
}
