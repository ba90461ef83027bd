import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { School } from './new-school.ts';

/** The synthetic school's export files, as other systems write them. */
export const FIXTURE = new URL('../fixtures/hudson-road/', import.meta.url).pathname;
export const PHOTOS = readdirSync(`${FIXTURE}photos`).map((name) => `photos/${name}`);

export async function upload(school: School, name: string, bytes: Buffer): Promise<string> {
  return (
    await school.call('imports.upload', {
      uploadId: null,
      fileName: basename(name),
      base64: bytes.toString('base64'),
      last: true,
    })
  ).uploadId;
}

export async function preview(
  school: School,
  names: readonly string[],
  kind: CallInput<'imports.preview'>['kind'] = null,
): Promise<CallOutput<'imports.preview'>> {
  const uploadIds: string[] = [];
  for (const name of names) uploadIds.push(await upload(school, name, readFileSync(FIXTURE + name)));
  return school.call('imports.preview', { uploadIds, kind, mapping: null });
}

/** Previews and imports; doubtful rows stay out. */
export async function importFiles(
  school: School,
  names: readonly string[],
  kind: CallInput<'imports.preview'>['kind'] = null,
) {
  const shown = await preview(school, names, kind);
  const applied = await school.call('imports.apply', { previewId: shown.previewId, choices: [] });
  return { shown, applied };
}

export const CTFS = ['9992001_CTF_9992001_001.xml', '9992001_CTF_9992001_002.xml'] as const;

/** Brings one file of this text; previews and imports it. */
export async function importText(
  school: School,
  name: string,
  text: string,
  choices: CallInput<'imports.apply'>['choices'] = [],
) {
  const shown = await previewText(school, name, text);
  return { shown, applied: await school.call('imports.apply', { previewId: shown.previewId, choices }) };
}

export const previewText = async (
  school: School,
  name: string,
  text: string | Buffer,
  wish: Partial<CallInput<'imports.preview'>> = {},
): Promise<CallOutput<'imports.preview'>> =>
  school.call('imports.preview', {
    uploadIds: [await upload(school, name, Buffer.from(text))],
    kind: null,
    mapping: null,
    ...wish,
  });
