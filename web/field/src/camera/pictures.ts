import type { Id } from '@xunfu/sync-core';
import { onBeforeUnmount, shallowReactive } from 'vue';
import { useField } from '../field';

/** Addresses of photos to draw, opened when they are asked for and let go with the screen. */
export function usePictures(visit: Id): { of(sha256: string, mime: string): string | undefined } {
  const { phone } = useField();
  const addresses = shallowReactive(new Map<string, string>());
  const asked = new Set<string>();
  onBeforeUnmount(() => addresses.forEach((address) => URL.revokeObjectURL(address)));

  async function open(sha256: string, mime: string): Promise<void> {
    const bytes = await phone.photos.open(visit, sha256);
    if (bytes)
      addresses.set(
        sha256,
        URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime })),
      );
  }
  return {
    of(sha256, mime) {
      if (!asked.has(sha256)) {
        asked.add(sha256);
        void open(sha256, mime);
      }
      return addresses.get(sha256);
    },
  };
}
