import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, Fault } from '../src';

const asked: { path: string; init: RequestInit }[] = [];

function answerWith(...answers: (() => Promise<Response>)[]): void {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, init });
    const next = answers.shift();
    if (!next) throw new Error('asked more often than expected');
    return next();
  });
}

const json = (status: number, body: unknown) => async () =>
  new Response(JSON.stringify(body), { status });

describe('asking the server', () => {
  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=t0ken' });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('says for whom is acted and carries the cross-site token on a change', async () => {
    answerWith(json(200, { ok: true }));
    await ask('/api/days/1/approval', {
      method: 'POST',
      body: { accept: true },
      actingFor: 'post-1',
    });
    expect(asked[0]?.init.headers).toEqual({
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-XSRF-TOKEN': 't0ken',
      'Xunfu-Acting-For': 'post-1',
    });
  });

  it('names the version that was looked at, and tells a change since from a refusal', async () => {
    answerWith(json(412, { code: 'changed-since', now: { state: 'returned' } }));
    const fault = (await ask('/api/days/1/approval', {
      method: 'POST',
      version: '"v1"',
    }).catch((error: unknown) => error)) as Fault;
    expect(asked[0]?.init.headers).toMatchObject({ 'If-Match': '"v1"' });
    expect(fault.changedSince).toBe(true);
    expect(fault.members['now']).toEqual({ state: 'returned' });
  });

  it('fetches the token first where there is none yet', async () => {
    vi.stubGlobal('document', { cookie: '' });
    answerWith(json(401, {}), json(200, {}));
    await ask('/api/session', { method: 'POST', body: {} });
    expect(asked.map((one) => one.path)).toEqual(['/api/session', '/api/session']);
  });

  it('turns a fault of the server into its code, words and way out', async () => {
    answerWith(
      json(403, {
        code: 'approval-needs-deputy',
        title: '不能批准',
        maybe: '请分管局长批准',
        requestId: 'r1',
      }),
    );
    const fault = await ask('/api/days/1').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({
      code: 'approval-needs-deputy',
      title: '不能批准',
      maybe: '请分管局长批准',
      requestId: 'r1',
    });
  });

  it('keeps "no network" apart from a refusal', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    const fault = (await ask('/api/days').catch((error: unknown) => error)) as Fault;
    expect(fault.noNetwork).toBe(true);
    expect(fault.notAllowed).toBe(false);
  });

  it('reads an answer without content as nothing', async () => {
    answerWith(async () => new Response(null, { status: 204 }));
    expect(await ask('/api/session', { method: 'DELETE' })).toBeUndefined();
  });
});
