import { fromUtf8 } from '../bytes';
import type { Http, HttpAnswer, HttpRequest } from '../ports';

/** A network that is silent for so long gave no answer; a slow one gets its time. */
const SILENCE_MILLIS = 45_000;
const COOKIE = 'XSRF-TOKEN';
export const CSRF_HEADER = 'X-XSRF-TOKEN';

export function csrfToken(): string | undefined {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith(`${COOKIE}=`));
  return cookie && decodeURIComponent(cookie.slice(COOKIE.length + 1));
}

/** The server that the page came from, with its session cookie and the token against forgery. */
export class FetchHttp implements Http {
  async send(request: HttpRequest): Promise<HttpAnswer> {
    if (request.method === 'GET' || request.method === 'HEAD') return sent(request);
    if (csrfToken() === undefined) await sent({ method: 'GET', path: '/api/session' });
    const token = csrfToken();
    const answered = await sent(request);
    const renewed = answered.status === 403 && csrfToken() !== token;
    return renewed ? sent(request) : answered;
  }
}

async function sent({ method, path, json }: HttpRequest): Promise<HttpAnswer> {
  const headers = new Headers({ Accept: 'application/json, */*;q=0.1' });
  const token = csrfToken();
  if (token !== undefined) headers.set(CSRF_HEADER, token);
  if (json !== undefined) headers.set('Content-Type', 'application/json');
  const response = await fetch(path, {
    method,
    headers,
    body: json === undefined ? null : JSON.stringify(json),
    credentials: 'same-origin',
    redirect: 'error',
    signal: AbortSignal.timeout(SILENCE_MILLIS),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    bytes: async () => bytes,
    json: async () => JSON.parse(fromUtf8(bytes)) as unknown,
  };
}
