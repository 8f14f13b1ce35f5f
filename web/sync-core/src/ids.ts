import { hex } from './bytes';
import type { Chance } from './ports';

/** UUIDv7 (RFC 9562 §5.7): 48 bits of time, then chance; ids made later sort later. */
export function uuidv7(millis: number, chance: Chance): string {
  const bytes = chance.bytes(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(millis / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
