import type { Fault } from '@xunfu/sync-core';
import type { Field } from './field';

/** What a list that only the server has may answer. */
export type Asked<T> =
  | { readonly kind: 'here'; readonly body: T; readonly at: string }
  | { readonly kind: 'no-signal' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'forbidden'; readonly fault: Fault }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Reads from the server for the acting post. Records never go this way: sending is sync-core's. */
export async function ask<T>(field: Field, path: string): Promise<Asked<T>> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      headers: {
        Accept: 'application/json',
        ...(field.session.value ? { 'Xunfu-Acting-For': field.session.value.actingFor } : {}),
      },
      credentials: 'same-origin',
    });
  } catch {
    return { kind: 'no-signal' };
  }
  if (answer.ok)
    return {
      kind: 'here',
      body: (await answer.json()) as T,
      at: field.phone.clock.stamp().capturedAt,
    };
  if (answer.status === 401) return { kind: 'signed-out' };
  const fault = await readFault(answer);
  return answer.status === 403 ? { kind: 'forbidden', fault } : { kind: 'fault', fault };
}

async function readFault(answer: Response): Promise<Fault> {
  try {
    return (await answer.json()) as Fault;
  } catch {
    return {
      title: answer.statusText,
      status: answer.status,
      code: `http-${answer.status}`,
      detail: '',
    };
  }
}
