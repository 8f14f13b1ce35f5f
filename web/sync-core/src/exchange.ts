import type { Failed } from './phone';
import type { Http, HttpAnswer, HttpRequest } from './ports';
import type { Fault } from './wire';

/** One question to the server and what can come of it. */
export type Answered =
  | { readonly kind: 'ok'; readonly answer: HttpAnswer }
  /** A fault in the server's own words; a proxy's page is none. */
  | {
      readonly kind: 'fault';
      readonly status: number;
      readonly fault: Fault;
      readonly retryAfterSeconds: number | null;
    }
  /** Something else than the server answered, or it answered something else. */
  | { readonly kind: 'strange'; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'no-answer' };

export async function ask(http: Http, request: HttpRequest): Promise<Answered> {
  try {
    const answer = await http.send(request);
    if (answer.status >= 200 && answer.status < 300) return { kind: 'ok', answer };
    const retryAfterSeconds = seconds(answer.header('retry-after'));
    const { status } = answer;
    const fault = await faultIn(answer);
    return fault
      ? { kind: 'fault', status, fault, retryAfterSeconds }
      : { kind: 'strange', status, retryAfterSeconds };
  } catch {
    return { kind: 'no-answer' };
  }
}

export function failed(answered: Exclude<Answered, { kind: 'ok' }>): Failed {
  switch (answered.kind) {
    case 'fault':
      return { kind: 'failed', code: answered.fault.code, text: inWords(answered.fault) };
    case 'strange':
      return { kind: 'failed', code: 'server-busy', text: String(answered.status) };
    case 'no-answer':
      return { kind: 'failed', code: 'no-signal', text: '' };
  }
}

/** The server's sentence for people, with its hint where it has one. */
export function inWords(fault: Fault): string {
  return [fault.detail || fault.title, fault.maybe].filter(Boolean).join(' ');
}

function seconds(header: string | undefined): number | null {
  const value = Number(header);
  return header !== undefined && Number.isFinite(value) && value >= 0 ? value : null;
}

async function faultIn(answer: HttpAnswer): Promise<Fault | undefined> {
  try {
    const body = (await answer.json()) as Partial<Fault> | null;
    return typeof body?.code === 'string' ? (body as Fault) : undefined;
  } catch {
    return undefined;
  }
}

/** What the server says as JSON; undefined when somebody else answered in its place, say a portal. */
export async function said<T>(answer: HttpAnswer): Promise<T | undefined> {
  try {
    return ((await answer.json()) as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** An answer that is none of the server's. */
export const STRANGE: Failed = { kind: 'failed', code: 'no-signal', text: '' };
