import type { Kernel } from './kernel.ts';
import { noteDamage } from './lifecycle.ts';

/** What both shells ask for and get; bytes, so that neither needs a stream. */
export interface ServeRequest {
  readonly method: string;
  readonly path: string;
}
export interface ServeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An address that answers with a child's picture or paper. Each decides access by itself, from the session. */
export interface ServedAddress {
  readonly pattern: RegExp;
  /** The bytes, or null: not there, or not for this caller. Both look the same from outside. */
  handle(kernel: Kernel, match: RegExpExecArray): { readonly type: string; readonly bytes: Buffer } | null;
}

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CSP,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
};

/** Answers page files to anybody, children's pictures and papers only to an active session that may see them. */
export function serve(kernel: Kernel, addresses: readonly ServedAddress[], request: ServeRequest): ServeResponse {
  const none: ServeResponse = {
    status: 404,
    headers: { ...HEADERS, 'content-type': 'text/plain' },
    body: Buffer.from('Not here.'),
  };
  if (request.method !== 'GET') return { ...none, status: 405 };
  const page = kernel.ports.pages.get(request.path === '/' ? '/index.html' : request.path);
  if (page) return { status: 200, headers: { ...HEADERS, 'content-type': page.type }, body: page.bytes };
  if (kernel.session?.state !== 'active') return none;
  for (const address of addresses) {
    const match = address.pattern.exec(request.path);
    if (!match) continue;
    try {
      const found = address.handle(kernel, match);
      if (found) return { status: 200, headers: { ...HEADERS, 'content-type': found.type }, body: found.bytes };
    } catch (error) {
      noteDamage(kernel, error);
      kernel.ports.log({ at: kernel.ports.clock.now().toISOString(), level: 'error', event: 'serve-failed' });
    }
    return none;
  }
  return none;
}
