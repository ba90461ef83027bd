import type { CallOutput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/contract/result.ts';
import { call } from '../../api/bridge.ts';

const PIECE = 3_000_000;
/** Files on their way at once: while the core decodes one picture, the next is being read. */
const AT_ONCE = 3;

type Sent = Result<CallOutput<'imports.upload'>>;

/** Sends a file in pieces; an empty one is sent too, so that the core can say what is wrong with it. */
async function uploadFile(file: File, goOn: () => boolean): Promise<Sent | null> {
  let uploadId: string | null = null;
  for (let from = 0; goOn(); from += PIECE) {
    const last = from + PIECE >= file.size;
    const base64 = await base64Of(file.slice(from, from + PIECE));
    const sent: Sent = await call('imports.upload', { uploadId, fileName: file.name, base64, last });
    if (!sent.ok || last) return sent;
    uploadId = sent.value.uploadId;
  }
  return null;
}

/**
 * Sends a pile of files, several at once, in their order. Answers their ids; or the first refusal; or null when `goOn` said
 * to stop.
 */
export async function uploadFiles(
  files: readonly File[],
  goOn: () => boolean,
  onDone: (done: number) => void,
): Promise<Result<readonly string[]> | null> {
  const ids: string[] = [];
  let next = 0;
  let done = 0;
  let failed: Sent | null = null;
  const worker = async () => {
    while (next < files.length && failed === null && goOn()) {
      const at = next++;
      const file = files[at];
      const sent = file ? await uploadFile(file, goOn) : null;
      if (sent === null) return;
      if (!sent.ok) {
        failed ??= sent;
        return;
      }
      ids[at] = sent.value.uploadId;
      onDone(++done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failed) return failed;
  return goOn() ? { ok: true, value: ids } : null;
}

async function base64Of(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
