/** Bytes and their written forms. */
import { base64url } from '@xunfu/proof';

export { base64url, concat, fromBase64url, hex, utf8, type Bytes } from '@xunfu/proof';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Encoded at once; a multiple of three, so that the pieces join to the encoding of the whole. */
const CHUNK_BYTES = 3 * 4_096;

/** Throws on bytes that are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** As `base64url`, for photos: without an array of every byte. */
export function longBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    text += base64url(bytes.subarray(at, at + CHUNK_BYTES));
  }
  return text;
}
