import { base64url, concat, fromBase64url, fromUtf8, type Bytes } from './bytes';
import { canonicalBytes } from './proof';
import type { Envelope, Hex, Id } from './wire';

/**
 * The texts of the pictures that two phones show each other (docs/formats.md §6).
 */
const ASK = /^XF1:C:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{64})$/;
const ANSWER = /^XF1:S:([A-Za-z0-9_-]+)$/;

/** A picture that grows beyond this when opened is none of ours. */
const LARGEST_ANSWER_BYTES = 8_192;

export function askPicture(visit: Id, eventHash: Hex): string {
  return `XF1:C:${visit}:${eventHash}`;
}

export function readAsk(
  picture: string,
): { readonly visit: Id; readonly eventHash: Hex } | undefined {
  const read = ASK.exec(picture.trim());
  return read ? { visit: read[1]!, eventHash: read[2]! } : undefined;
}

export async function answerPicture(envelope: Envelope): Promise<string> {
  const small = new CompressionStream('deflate-raw');
  const bytes = await through(small, canonicalBytes(envelope), Number.MAX_SAFE_INTEGER);
  return `XF1:S:${base64url(bytes)}`;
}

/** Undefined when it is not such a picture; null when it is one and cannot be read. */
export async function readAnswer(picture: string): Promise<Envelope | undefined | null> {
  const read = ANSWER.exec(picture.trim());
  if (!read) return undefined;
  try {
    const large = new DecompressionStream('deflate-raw');
    const bytes = await through(large, fromBase64url(read[1]!), LARGEST_ANSWER_BYTES);
    return JSON.parse(fromUtf8(bytes)) as Envelope;
  } catch {
    return null;
  }
}

export function sheetPicture(link: string, number: string, eventHash: Hex): string {
  return `${link}#n=${encodeURIComponent(number)}&h=${eventHash}`;
}

type Stream = Pick<CompressionStream, 'readable' | 'writable'>;

async function through(stream: Stream, bytes: Bytes, most: number): Promise<Bytes> {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => {});
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      throw new Error(`More than ${most} bytes in a picture.`);
    }
    parts.push(part.value);
  }
  await written;
  return concat(...parts);
}
