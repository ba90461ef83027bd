/** The page's own scheme and origin. Nothing else is ever loaded. */
export const SCHEME = 'app';
export const ORIGIN = 'app://careboard';

/** The path of an address of ours, or null for any other scheme, host, port or account. Query and fragment are dropped. */
export function ownPath(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const ours = url.protocol === `${SCHEME}:` && url.host === 'careboard' && url.username === '' && url.password === '';
  return ours ? url.pathname || '/' : null;
}

/** Whether a request may go on: our own addresses, and pictures that our own page holds in memory. */
export const isOwnAddress = (address: string): boolean =>
  ownPath(address.startsWith('blob:') ? address.slice('blob:'.length) : address) !== null;
