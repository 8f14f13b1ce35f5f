/** A failure on the wire, RFC 9457: what is wrong, where, what to do. `code` is stable; status 0 = no network. */
export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly maybe: string,
    readonly requestId: string,
    /** Everything that the server said, by name. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${title}`);
    this.name = 'Fault';
  }

  get signedOut(): boolean {
    return this.status === 401;
  }
  get notAllowed(): boolean {
    return this.status === 403 || this.status === 404;
  }
  /** Somebody changed it since it was read; `members.now` is how it stands. */
  get changedSince(): boolean {
    return this.status === 412;
  }
  get noNetwork(): boolean {
    return this.status === 0;
  }
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** The post in whose name is acted; without it the main post. */
  readonly actingFor?: string | undefined;
  /** The version that was looked at; with another by now nothing is done (412 `changed-since`). */
  readonly version?: string | undefined;
}

/** Asks the server and reads JSON; every failure becomes a {@link Fault}. */
export async function ask<T>(
  path: string,
  { method = 'GET', body, actingFor, version }: Ask = {},
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (actingFor) headers['Xunfu-Acting-For'] = actingFor;
  if (version) headers['If-Match'] = version;
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = await crossSiteToken();
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await send(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw await faultOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new Fault(0, 'no-network', '', '', '', '');
  }
}

/** Double submit: the cookie comes with any answer; one harmless question fetches the first. */
async function crossSiteToken(): Promise<string> {
  const kept = cookie('XSRF-TOKEN');
  if (kept) return kept;
  await send('/api/session', { headers: { Accept: 'application/json' } });
  return cookie('XSRF-TOKEN') ?? '';
}

function cookie(name: string): string | undefined {
  return document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

async function faultOf(answer: Response): Promise<Fault> {
  const said: unknown = await answer.json().catch(() => ({}));
  const field = (name: string): string => {
    const value = typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return new Fault(
    answer.status,
    field('code') || `http-${answer.status}`,
    field('title'),
    field('detail'),
    field('maybe'),
    field('requestId'),
    typeof said === 'object' && said !== null ? { ...said } : {},
  );
}
