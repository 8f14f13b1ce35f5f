import { concat, longBase64url, utf8, type Bytes } from '../bytes';
import type { Here } from '../here';
import { stretched, STRETCHING } from '../lock';
import type { ExportFile } from '../phone';
import { photoId } from '../photo-id';
import type { SealedRow } from '../sealed-row';
import type { Item } from './item';

/** Begins an encrypted export: magic, 16 bytes salt, 12 bytes IV, then AES-GCM over the plain file. */
const MAGIC = utf8('XFE1');

/** Envelopes, receipts, what the server said, and photos: enough to deliver them by another way. */
export async function exportFile(
  here: Here,
  items: readonly Item[],
  passphrase: string | undefined,
): Promise<ExportFile> {
  const madeAt = here.clock.stamp().capturedAt;
  const exported = [];
  for (const item of items) exported.push(await exportItem(here, item));
  const file = { v: 1, kind: 'xunfu-outbox', madeAt, items: exported };
  const plain = utf8(JSON.stringify(file));
  const name = `xunfu-${madeAt.slice(0, 10)}`;
  return passphrase === undefined
    ? { name: `${name}.json`, mime: 'application/json', bytes: plain }
    : {
        name: `${name}.xfe`,
        mime: 'application/octet-stream',
        bytes: await encrypted(here, plain, passphrase),
      };
}

async function exportItem(here: Here, item: Item) {
  const { visit, receipt, refused, voiding, skipping } = item;
  const row = await here.vault().open<SealedRow>('sealed', item.id);
  const photos = [];
  for (const { sha256, mime } of item.photos) {
    const bytes = await here.vault().open<Uint8Array>('photo', photoId(visit, sha256));
    photos.push({ sha256, mime, bytes: bytes ? longBase64url(bytes.value) : null });
  }
  return {
    envelope: row?.value.envelope ?? null,
    receipt,
    refused,
    voiding,
    skipping: skipping ?? null,
    photos,
  };
}

async function encrypted(here: Here, plain: Bytes, passphrase: string): Promise<Bytes> {
  const [salt, iv] = [here.chance.bytes(16), here.chance.bytes(12)];
  const key = await stretched(passphrase, salt, STRETCHING);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  return concat(MAGIC, salt, iv, new Uint8Array(sealed));
}
