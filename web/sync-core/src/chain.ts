import { base64url } from './bytes';
import { CannotNow, type Here } from './here';
import { eventHash, payloadCommit, signEvent } from './proof';
import type { Keep } from './vault';
import type { Attachment, Envelope, Hex, PackageManifest, PhoneEventType, Place } from './wire';

/** The last event of this phone. The next one counts one more and names its hash. */
interface Link {
  readonly seq: number;
  readonly hash: Hex | null;
}

/** For whom the officer acts: a package, or an event made under it, says so. */
export type Capacity = Pick<PackageManifest, 'home' | 'organization' | 'post'>;

export interface Fact<P> {
  readonly type: PhoneEventType;
  readonly payload: P;
  readonly place: Place | null;
  readonly attachments: readonly Attachment[];
  readonly capacity: Capacity;
}

export interface Sealed<P> {
  readonly envelope: Envelope<P>;
  readonly eventHash: Hex;
  /** The chain with this event as its last; to be kept together with the event. */
  readonly link: Keep;
}

const FIRST: Link = { seq: 0, hash: null };
const SALT_BYTES = 32;

/**
 * Makes the next event of this phone. Nothing is reserved until the caller keeps `link` and envelope
 * in one transaction; killed before that, the same number is given to the next event, and no gap
 * and no fork can arise. Whoever keeps too late gets a stale write and makes the event anew.
 */
export async function seal<P>(here: Here, fact: Fact<P>): Promise<Sealed<P>> {
  const certificate = here.certificate();
  if (!certificate) throw new CannotNow('device-not-bound', 'This phone is not bound yet.');
  const { device, person } = certificate;
  const before = await here.vault().open<Link>('chain', device);
  const { seq, hash } = before?.value ?? FIRST;
  const payload = normalized(fact.payload);
  const salt = here.chance.bytes(SALT_BYTES);
  const { home, organization, post } = fact.capacity;
  const event = {
    v: 1 as const,
    type: fact.type,
    id: here.newId(),
    home,
    organization,
    person,
    post,
    device,
    seq: seq + 1,
    ...here.clock.stamp(),
    place: fact.place,
    payloadCommit: { 'sha-256': await payloadCommit(salt, payload) },
    attachments: fact.attachments,
    prev: hash,
  };
  const { privateKey } = await here.deviceKey();
  const signature = await signEvent(event, privateKey);
  const named = await eventHash(event);
  const value: Link = { seq: seq + 1, hash: named };
  const envelope = { event, signature, payload, salt: base64url(salt) };
  return {
    envelope,
    eventHash: named,
    link: { shelf: 'chain', id: device, from: before, value },
  };
}

/** Every string in NFC, before the hash is taken and never after. */
export function normalized<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(normalized) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [name, normalized(member)]);
  return Object.fromEntries(entries) as T;
}

export function attachmentOf(photo: {
  readonly sha256: Hex;
  readonly size: number;
  readonly mime: string;
  readonly class: Attachment['class'];
}): Attachment {
  const { sha256, size, mime } = photo;
  return { digests: { 'sha-256': sha256 }, size, mime, class: photo.class };
}
