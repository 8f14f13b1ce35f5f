import { afterAll, beforeAll } from 'vitest';
import { promptCrypto } from './prompt-crypto';

/** For tests that let virtual time pass. The file must mock `@noble/ed25519` by itself. */
export function inVirtualTime(): void {
  let restore: () => void;
  beforeAll(() => {
    restore = promptCrypto();
  });
  afterAll(() => restore());
}
