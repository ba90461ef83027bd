import type { CallOutput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/contract/result.ts';
import { call } from '../../api/bridge.ts';

const PIECE = 3_000_000;

/** Sends a file in pieces; an empty one is sent too, so that the core can say what is wrong with it. */
export async function uploadFile(file: File): Promise<Result<CallOutput<'imports.upload'>>> {
  let uploadId: string | null = null;
  for (let from = 0; ; from += PIECE) {
    const last = from + PIECE >= file.size;
    const base64 = await base64Of(file.slice(from, from + PIECE));
    const sent: Result<CallOutput<'imports.upload'>> = await call('imports.upload', {
      uploadId,
      fileName: file.name,
      base64,
      last,
    });
    if (!sent.ok || last) return sent;
    uploadId = sent.value.uploadId;
  }
}

async function base64Of(piece: Blob): Promise<string> {
  const bytes = new Uint8Array(await piece.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
