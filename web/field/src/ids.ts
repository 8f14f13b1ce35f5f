import { uuidv7 } from '@xunfu/sync-core';

/** An id made here and now; the server takes it as it is. */
export function newId(): string {
  return uuidv7(Date.now(), {
    bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    fraction: Math.random,
  });
}
