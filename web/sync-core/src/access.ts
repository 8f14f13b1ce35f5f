import { base64url } from './bytes';
import type { KeptClock, PhoneClock } from './clock';
import { ask, inWords, said, type Answered } from './exchange';
import { CannotNow, type Here } from './here';
import { uuidv7 } from './ids';
import { accountOf, changeLock, makeLock, openLock, readLock, writeLock, type Lock } from './lock';
import type { Access, SignedIn, Start } from './phone';
import { StaleWrite, type Ports, type Row, type Store } from './ports';
import { verifySigned } from './proof';
import type { Turns } from './turns';
import { Unreadable, Vault, type Keep } from './vault';
import type { DeviceCertificate, Id, Instant, PublishedKey, Session } from './wire';

/** A sign-in lasts a working day. */
const SIGN_IN_MILLIS = 8 * 3_600_000;
/** A certificate is renewed when so little of its time is left. */
const RENEW_MILLIS = 14 * 24 * 3_600_000;

interface Canary {
  readonly madeAt: Instant;
}

/** A certificate lasts for one key: near its end the phone becomes, for the server, a new device. */
interface KeptDevice {
  readonly id: Id;
  readonly certificate: DeviceCertificate | null;
  /** The device that this phone is about to become; kept before the server is asked. */
  readonly next: Id | null;
}

/** Outside the store: enough to say that a store was here and how many events it held. */
interface Witnessed {
  readonly account: string;
  readonly device: Id;
  readonly seq: number;
  readonly since: Instant;
}

interface Opened {
  readonly account: string;
  readonly vault: Vault;
  session: Session | null;
  device: KeptDevice;
  keys: readonly PublishedKey[];
}

/** Signs in and out, opens and closes the store, binds the phone; lends the rest of the phone its {@link Here}. */
export class PhoneAccess implements Access, Here {
  readonly clock: PhoneClock;
  readonly turns: Turns;
  readonly #ports: Ports;
  readonly #stretching: number;
  #opened: Opened | null = null;

  constructor(ports: Ports, clock: PhoneClock, turns: Turns, stretching: number) {
    this.#ports = ports;
    this.clock = clock;
    this.turns = turns;
    this.#stretching = stretching;
  }

  // ── Here ──

  get ticks() {
    return this.#ports.ticks;
  }

  get chance() {
    return this.#ports.chance;
  }

  vault(): Vault {
    if (!this.#opened) throw new CannotNow('sign-in', 'The store is closed. Maybe sign in first.');
    return this.#opened.vault;
  }

  session(): Session | null {
    return this.#opened?.session ?? null;
  }

  certificate(): DeviceCertificate | null {
    return this.#opened?.device.certificate ?? null;
  }

  async deviceKey(): Promise<CryptoKeyPair> {
    if (!this.#opened) throw new CannotNow('sign-in', 'The store is closed. Maybe sign in first.');
    return this.#ports.keys.deviceKey(this.#opened.device.id);
  }

  keys(): readonly PublishedKey[] {
    return this.#opened?.keys ?? [];
  }

  newId(): Id {
    return uuidv7(this.clock.now(), this.chance);
  }

  witness(seq: number): void {
    if (!this.#opened) return;
    const { account, device } = this.#opened;
    const before = this.#witnessed();
    const same = before?.account === account && before.device === device.id;
    const since = same ? before.since : this.clock.stamp().capturedAt;
    const highest = same ? Math.max(before.seq, seq) : seq;
    const now: Witnessed = { account, device: device.id, seq: highest, since };
    this.#ports.witness.write(JSON.stringify(now));
  }

  // ── Access ──

  async start(): Promise<Start> {
    const witnessed = this.#witnessed();
    const account = (await this.#ports.keys.lastAccount()) ?? witnessed?.account;
    if (account === undefined) return { kind: 'empty' };
    const store = await this.#ports.store(account);
    const gone: Start | null = witnessed?.account === account ? evicted(witnessed) : null;
    if (!(await findLock(store))) return gone ?? { kind: 'empty' };
    const key = await this.#ports.keys.openKey(account, this.ticks.wall());
    if (!key) return { kind: 'locked' };
    const vault = new Vault(store, key, this.chance, this.ticks);
    if (!(await canaryLives(vault))) return gone ?? { kind: 'locked' };
    const { session } = await this.#enter(account, vault);
    return session ? { kind: 'open', session } : { kind: 'locked' };
  }

  async signIn(name: string, password: string, formerPassword?: string): Promise<SignedIn> {
    const account = await accountOf(name);
    const askedAt = this.ticks.monotonic();
    const json = { name, password, client: 'phone' };
    const answered = await ask(this.#ports.http, { method: 'POST', path: '/api/session', json });
    const session = answered.kind === 'ok' ? await said<Session>(answered.answer) : undefined;
    if (session?.person) {
      this.clock.contact(session.serverTime, askedAt);
      return this.#signedIn(account, session, password, formerPassword);
    }
    return refusal(answered) ?? this.#withoutNetwork(account, password);
  }

  async signOut(): Promise<void> {
    const account = this.#opened?.account;
    this.#opened = null;
    if (account !== undefined) await this.#ports.keys.close(account);
    await ask(this.#ports.http, { method: 'DELETE', path: '/api/session' });
  }

  async isOpenFor(name: string): Promise<boolean> {
    return this.#opened?.account === (await accountOf(name));
  }

  /** Has this phone bound where that is due; null when there was nothing to refuse. */
  async bind(): Promise<SignedIn | null> {
    const opened = this.#opened;
    if (!opened?.session) return null;
    await this.#fetchKeys(opened);
    if (!(await this.#isDue(opened))) return null;
    const refused = await this.#bindAs(opened, await this.#candidate(opened));
    if (refused?.kind !== 'not-bound' || refused.code !== 'other-content') return refused;
    return this.#bindAs(opened, await this.#freshCandidate(opened));
  }

  /** The one id under which the binding is tried until the server has answered. */
  async #candidate(opened: Opened): Promise<Id> {
    const { id, certificate, next } = opened.device;
    if (!certificate) return id;
    return next ?? this.#freshCandidate(opened);
  }

  async #freshCandidate(opened: Opened): Promise<Id> {
    const { id, certificate } = opened.device;
    const fresh = this.newId();
    await this.#keepDevice(
      opened,
      certificate ? { id, certificate, next: fresh } : { id: fresh, certificate: null, next: null },
    );
    return fresh;
  }

  async #bindAs(opened: Opened, id: Id): Promise<SignedIn | null> {
    const { publicKey } = await this.#ports.keys.deviceKey(id);
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    const json = { id, publicKey: base64url(spki) };
    const answered = await ask(this.#ports.http, { method: 'POST', path: '/api/devices', json });
    if (answered.kind === 'fault' && answered.status < 500) {
      const { fault } = answered;
      return { kind: 'not-bound', code: fault.code, text: inWords(fault) };
    }
    if (answered.kind !== 'ok') return null;
    const certificate = await said<DeviceCertificate>(answered.answer);
    if (!certificate?.key) return null;
    if (!(await this.#belongs(certificate, opened, json))) {
      return { kind: 'not-bound', code: 'certificate-wrong', text: certificate.key };
    }
    await this.#keepDevice(opened, { id, certificate, next: null });
    this.witness(0);
    return null;
  }

  async #keepDevice(opened: Opened, device: KeptDevice): Promise<void> {
    await this.#keepMeta(opened.vault, 'device', device);
    opened.device = device;
  }

  /** Keeps what the clock learned, so that a later start without a network goes on with it. */
  async keepClock(): Promise<void> {
    if (this.#opened) await this.#keepMeta(this.#opened.vault, 'clock', this.clock.kept());
  }

  async #signedIn(
    account: string,
    session: Session,
    password: string,
    former: string | undefined,
  ): Promise<SignedIn> {
    const store = await this.#ports.store(account);
    const key = await this.#unlockOrMake(store, password, former);
    if (!key) return { kind: 'older-password' };
    const opened = await this.#enter(account, new Vault(store, key, this.chance, this.ticks));
    await this.#keepMeta(opened.vault, 'session', session);
    opened.session = session;
    await this.#holdOpen(account, key);
    await this.keepClock();
    return (await this.bind()) ?? { kind: 'signed-in', session, online: true };
  }

  async #withoutNetwork(account: string, password: string): Promise<SignedIn> {
    const store = await this.#ports.store(account);
    const lock = await findLock(store);
    if (!lock) return { kind: 'needs-network' };
    const key = await openLock(lock.value, password);
    if (!key) return { kind: 'wrong' };
    const { session } = await this.#enter(account, new Vault(store, key, this.chance, this.ticks));
    if (!session) return { kind: 'needs-network' };
    await this.#holdOpen(account, key);
    return { kind: 'signed-in', session, online: false };
  }

  async #unlockOrMake(
    store: Store,
    password: string,
    former: string | undefined,
  ): Promise<CryptoKey | null> {
    const found = await findLock(store);
    if (!found) return this.#make(store, password);
    const key = await openLock(found.value, password);
    if (key || former === undefined) return key;
    const changed = await changeLock(found.value, former, password, this.#stretching, this.chance);
    if (changed) await this.#keepLock(store, changed.lock, found.row.version);
    return changed?.key ?? null;
  }

  async #make(store: Store, password: string): Promise<CryptoKey | null> {
    const { lock, key } = await makeLock(password, this.#stretching, this.chance);
    try {
      await this.#keepLock(store, lock, 0);
      return key;
    } catch (error) {
      if (!(error instanceof StaleWrite)) throw error;
      return this.#unlockOrMake(store, password, undefined);
    }
  }

  /** The one row that the data key does not seal, since it holds that key. */
  async #keepLock(store: Store, lock: Lock, from: number): Promise<void> {
    const at = this.ticks.wall();
    const row: Row = { id: 'lock', of: '', at, version: from + 1, sealed: writeLock(lock) };
    await store.write([{ kind: 'put', shelf: 'meta', row, from }]);
  }

  async #enter(account: string, vault: Vault): Promise<Opened> {
    const [canary, session, device, keys, clock] = await Promise.all([
      vault.open<Canary>('meta', 'canary'),
      vault.open<Session>('meta', 'session'),
      vault.open<KeptDevice>('meta', 'device'),
      vault.open<readonly PublishedKey[]>('meta', 'keys'),
      vault.open<KeptClock>('meta', 'clock'),
    ]);
    if (clock && this.clock.measuredAt() === null) this.clock.recall(clock.value);
    const made = device?.value ?? { id: this.newId(), certificate: null, next: null };
    if (!canary || !device) {
      const madeAt = this.clock.stamp().capturedAt;
      await vault.keep(meta('canary', canary, { madeAt }), meta('device', device, made));
    }
    this.#opened = {
      account,
      vault,
      session: session?.value ?? null,
      device: made,
      keys: keys?.value ?? [],
    };
    this.witness(0);
    return this.#opened;
  }

  #holdOpen(account: string, key: CryptoKey): Promise<void> {
    return this.#ports.keys.holdOpen(account, key, this.ticks.wall() + SIGN_IN_MILLIS);
  }

  /** Names seen before keep their key: a log that changed its key under the same name is not believed. */
  async #fetchKeys(opened: Opened): Promise<void> {
    const answered = await ask(this.#ports.http, { method: 'GET', path: '/open/keys' });
    if (answered.kind !== 'ok') return;
    const published = await said<{ readonly keys?: readonly PublishedKey[] }>(answered.answer);
    const keys = published?.keys ?? [];
    const known = new Set(opened.keys.map((key) => `${key.use} ${key.name}`));
    const added = keys.filter((key) => !known.has(`${key.use} ${key.name}`));
    if (added.length === 0) return;
    const all = [...opened.keys, ...added];
    await this.#keepMeta(opened.vault, 'keys', all);
    opened.keys = all;
  }

  /**
   * No certificate, one for another post, or one near its end. A visit in hand is finished first:
   * its package and its number belong to the device of today.
   */
  async #isDue({ device, session, vault }: Opened): Promise<boolean> {
    const { certificate } = device;
    if (!certificate) return true;
    const left = Date.parse(certificate.notAfter) - this.clock.now();
    if (certificate.post === session?.actingFor && left > RENEW_MILLIS) return false;
    return left <= 0 || (await vault.list('draft')).length === 0;
  }

  async #belongs(
    certificate: DeviceCertificate,
    { session, keys }: Opened,
    asked: { readonly id: Id; readonly publicKey: string },
  ): Promise<boolean> {
    return (
      certificate.device === asked.id &&
      certificate.publicKey === asked.publicKey &&
      certificate.person === session?.person.id &&
      (await verifySigned(certificate, keys, 'device'))
    );
  }

  async #keepMeta(vault: Vault, id: string, value: unknown): Promise<void> {
    await vault.again(async () => vault.keep(meta(id, await vault.open('meta', id), value)));
  }

  #witnessed(): Witnessed | undefined {
    try {
      return JSON.parse(this.#ports.witness.read() ?? '') as Witnessed;
    } catch {
      return undefined;
    }
  }
}

function meta(id: string, from: { readonly version: number } | undefined, value: unknown): Keep {
  return { shelf: 'meta', id, from, value };
}

function evicted({ device, seq, since }: Witnessed): Start {
  return { kind: 'evicted', device, lastSeq: seq, since };
}

/** What the server refuses by itself; null when it gave no answer of its own. */
function refusal(answered: Answered): SignedIn | null {
  if (answered.kind !== 'fault' && answered.kind !== 'strange') return null;
  if (answered.status === 401) return { kind: 'wrong' };
  if (answered.status === 429) return { kind: 'wait', seconds: answered.retryAfterSeconds ?? 30 };
  return null;
}

async function findLock(
  store: Store,
): Promise<{ readonly row: Row; readonly value: Lock } | undefined> {
  const row = await store.read('meta', 'lock');
  return row && { row, value: readLock(row.sealed) };
}

async function canaryLives(vault: Vault): Promise<boolean> {
  try {
    return (await vault.open('meta', 'canary')) !== undefined;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}
