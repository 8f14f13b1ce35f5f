/** What the address asks for. The fragment never reaches the server: it holds what the sheet in hand says. */
export type Asked =
  | { readonly page: 'visit'; readonly code: string; readonly inHand: InHand | null }
  | { readonly page: 'check' }
  | { readonly page: 'enter' }
  | { readonly page: 'doors' };

/** Number and event hash as printed on the sheet that the business holds. */
export interface InHand {
  readonly number: string;
  readonly hash: string;
}

export function asked(path: string, fragment: string): Asked {
  if (path === '/' || path === '') return { page: 'doors' };
  const parts = path
    .replace(/^\/open\/?/, '')
    .split('/')
    .filter(Boolean);
  const code = parts[1];
  if (parts[0] === 'visits' && code)
    return { page: 'visit', code: decodeURIComponent(code), inHand: inHandOf(fragment) };
  if (parts[0] === 'check') return { page: 'check' };
  return { page: 'enter' };
}

function inHandOf(fragment: string): InHand | null {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  const number = said.get('n');
  const hash = said.get('h');
  return number && hash && /^[0-9a-f]{64}$/.test(hash) ? { number, hash } : null;
}

/** A spoken code as people type it: spaces, small letters and dashes are forgiven. */
export function spokenCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s\-·]/g, '');
}
