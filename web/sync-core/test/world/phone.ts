import { openPhone } from '../../src/open-phone';
import type { Phone } from '../../src/phone';
import {
  StorageFull,
  type HttpAnswer,
  type HttpRequest,
  type Ports,
  type Upload,
} from '../../src/ports';
import type { UploadOutcome } from '../../src/ports';
import { fromUtf8, utf8 } from '../../src/bytes';
import { ZONE_MINUTES, type Officer } from './cast';
import type { Dice } from './chance';
import { DeviceStore } from './device-store';
import type { Answer, ModelServer } from './server';
import type { VirtualTime } from './time';

/** How the world treats a phone: probabilities per call, each 0 in a kind world. */
export interface Faults {
  /** The request never arrives, or its answer is lost on the way back. */
  readonly drop: number;
  /** The request arrives twice, the second time later. */
  readonly duplicate: number;
  /** 429, 5xx, 413 without anything done. */
  readonly busy: number;
  /** Somebody else's page with status 200 or 404. */
  readonly portal: number;
  /** The session has ended. */
  readonly signedOut: number;
  /** A part of a photo arrives with a turned bit. */
  readonly spoil: number;
  /** A write finds no room. */
  readonly full: number;
}

export const KIND: Faults = {
  drop: 0,
  duplicate: 0,
  busy: 0,
  portal: 0,
  signedOut: 0,
  spoil: 0,
  full: 0,
};

/** Whether the app is killed at its n-th call to the outside, before or after the call did its work. */
export type Killer = (call: number) => 'no' | 'before' | 'after';

const LATENCY_MILLIS = [20, 400] as const;
const SILENCE_MILLIS = 15_000;
const WRITE_MILLIS = 3;
const PART_BYTES = 700;
/** The wall clock of all phones begins here: 2026-11-24T08:00+08:00. */
export const DAWN = Date.parse('2026-11-24T08:00:00.000+08:00');

/** What stays when an app is killed: rows, keys, cookie, clock. */
export class Handset {
  readonly stores = new Map<string, DeviceStore>();
  readonly cookie: { officer: Officer | null } = { officer: null };
  faults: Faults = KIND;
  /** Kills nobody unless told to. */
  killer: Killer = () => 'no';
  linked = true;
  /** Added to the true time by the phone's own clock. */
  skewMillis = 0;
  photoBytesSent = 0;
  lives = 0;
  witness: string | undefined;
  /** Somebody between phone and server who changes answers. */
  meddler: (request: HttpRequest, answer: Answer) => Answer = (_, answer) => answer;
  readonly bells = new Map<Life, () => void>();
  readonly #deviceKeys = new Map<string, CryptoKeyPair>();
  readonly #openKeys = new Map<string, { key: CryptoKey; until: number }>();
  #lastAccount: string | undefined;
  #calls = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(
    readonly time: VirtualTime,
    readonly server: ModelServer,
    readonly dice: Dice,
  ) {}

  /** Starts the app. `killed` is called at the call at which it dies. */
  start(killed: () => void): Life {
    this.lives++;
    return new Life(this, killed);
  }

  wall(): number {
    return DAWN + this.time.now() + this.skewMillis;
  }

  /** The browser throws everything of this page away, cookies excepted. */
  evict(): void {
    for (const store of this.stores.values()) store.clear();
    this.#deviceKeys.clear();
    this.#openKeys.clear();
    this.#lastAccount = undefined;
  }

  /** Every other window of the app hears it. */
  ring(by: Life): void {
    for (const [life, listener] of this.bells) {
      if (life !== by) this.time.after(1, () => life.alive && listener());
    }
  }

  nextCall(): number {
    return ++this.#calls;
  }

  calls(): number {
    return this.#calls;
  }

  store(account: string): DeviceStore {
    const store = this.stores.get(account) ?? new DeviceStore();
    this.stores.set(account, store);
    return store;
  }

  /** One window after the other holds the lock; a killed one lets go. */
  alone(life: Life, work: () => Promise<void>): Promise<void> {
    const mine = this.#sending.then(() => Promise.race([work(), life.death]));
    this.#sending = mine;
    return mine;
  }

  keys(life: Life): Ports['keys'] {
    return {
      deviceKey: async (id) => {
        const how = { name: 'ECDSA', namedCurve: 'P-256' };
        const made = await crypto.subtle.generateKey(how, false, ['sign', 'verify']);
        return life.call(0, () => {
          const pair = this.#deviceKeys.get(id) ?? made;
          this.#deviceKeys.set(id, pair);
          return pair;
        });
      },
      openKey: (account, now) =>
        life.call(0, () => {
          const open = this.#openKeys.get(account);
          return open && now < open.until ? open.key : undefined;
        }),
      holdOpen: (account, key, until) =>
        life.call(WRITE_MILLIS, () => {
          this.#openKeys.set(account, { key, until });
          this.#lastAccount = account;
        }),
      close: (account) =>
        life.call(WRITE_MILLIS, () => {
          this.#openKeys.delete(account);
          this.#lastAccount = undefined;
        }),
      lastAccount: () => life.call(0, () => this.#lastAccount),
    };
  }
}

/** One run of the app on a handset, until it is killed. */
export class Life {
  readonly phone: Phone;
  readonly death: Promise<void>;
  alive = true;
  #die!: () => void;
  readonly #handset: Handset;
  readonly #killed: () => void;
  readonly #bornAt: number;

  constructor(handset: Handset, killed: () => void) {
    this.#handset = handset;
    this.#killed = killed;
    this.#bornAt = handset.time.now();
    this.death = new Promise((resolve) => (this.#die = resolve));
    this.phone = openPhone(this.#ports(), { stretching: 1 });
  }

  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    this.#die();
    this.#killed();
  }

  /** A call to the outside: the app may die before it, after it, or have died long ago. */
  call<T>(millis: number, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.alive) return;
      const dies = this.#handset.killer(this.#handset.nextCall());
      this.#handset.time.after(millis, () => {
        if (!this.alive) return;
        if (dies === 'before') return this.kill();
        try {
          const result = work();
          if (dies === 'after') return this.kill();
          resolve(result);
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  #ports(): Ports {
    const { time, dice } = this.#handset;
    return {
      store: async (account) => this.#store(this.#handset.store(account)),
      keys: this.#handset.keys(this),
      witness: {
        read: () => this.#handset.witness,
        write: (text) => void (this.#handset.witness = text),
      },
      http: { send: (request) => this.#send(request) },
      upload: { send: (photo, notice) => this.#upload(photo, notice) },
      ticks: {
        wall: () => this.#handset.wall(),
        monotonic: () => time.now() - this.#bornAt,
        zoneMinutes: () => ZONE_MINUTES,
        after: (millis, call) => time.after(millis, () => this.alive && call()),
      },
      chance: dice,
      windows: {
        alone: (_name, work) => this.#handset.alone(this, work),
        ring: () => this.#handset.ring(this),
        heard: (listener) => this.#handset.bells.set(this, listener),
      },
    };
  }

  #store(rows: DeviceStore): Awaited<ReturnType<Ports['store']>> {
    return {
      read: (shelf, id) => this.call(0, () => rows.read(shelf, id)),
      list: (shelf, of) => this.call(0, () => rows.list(shelf, of)),
      write: (changes) =>
        this.call(WRITE_MILLIS, () => {
          if (this.#happens('full')) throw new StorageFull('the test');
          rows.write(changes);
        }),
    };
  }

  #happens(fault: keyof Faults): boolean {
    const { faults, dice } = this.#handset;
    return faults[fault] > 0 && dice.happens(faults[fault]);
  }

  /** One way through the network; undefined when nothing came back. */
  async #through<T>(serve: () => T): Promise<T | undefined> {
    const { dice, time, linked } = this.#handset;
    const [there, back] = [dice.between(...LATENCY_MILLIS), dice.between(...LATENCY_MILLIS)];
    if (!linked || this.#happens('drop')) {
      await this.call(linked ? SILENCE_MILLIS : there, () => {});
      return undefined;
    }
    if (this.#happens('duplicate')) time.after(there + dice.between(1, 60_000), serve);
    let answer: T | undefined;
    time.after(there, () => (answer = serve()));
    const lost = this.#happens('drop');
    return this.call(lost ? SILENCE_MILLIS : there + back, () => (lost ? undefined : answer));
  }

  async #send({ method, path, json }: HttpRequest): Promise<HttpAnswer> {
    const { server, cookie, dice } = this.#handset;
    const body = json === undefined ? undefined : JSON.stringify(json);
    const answer = await this.#through(() => {
      if (this.#happens('signedOut')) cookie.officer = null;
      if (this.#happens('busy')) return { status: dice.pick([429, 500, 502, 503, 413]) };
      if (this.#happens('portal')) {
        return { status: dice.pick([200, 404]), bytes: utf8('<html>请先登录上网</html>') };
      }
      const said = server.call({ method, path, body, cookie });
      return this.#handset.meddler({ method, path, json }, said);
    });
    if (!answer) throw new Error('no answer');
    const bytes = ('bytes' in answer ? answer.bytes : undefined) ?? new Uint8Array();
    return {
      status: answer.status,
      header: () => undefined,
      bytes: async () => bytes,
      json: async () => JSON.parse(fromUtf8(bytes)) as unknown,
    };
  }

  async #upload(
    photo: Parameters<Upload['send']>[0],
    notice: Parameters<Upload['send']>[1],
  ): Promise<UploadOutcome> {
    const { server, cookie } = this.#handset;
    if (!cookie.officer) return { kind: 'answered', status: 401 };
    let { url } = photo;
    if (url === null) {
      const place = await this.#through(() => server.place(photo.sha256, photo.bytes.length));
      if (place === undefined) return { kind: 'cut' };
      url = place;
      await notice.placed(url);
    }
    return this.#parts(url, photo.bytes, notice);
  }

  async #parts(
    url: string,
    bytes: Uint8Array,
    notice: Parameters<Upload['send']>[1],
  ): Promise<UploadOutcome> {
    const { server } = this.#handset;
    const found = await this.#through(() => ({ offset: server.offset(url) }));
    if (!found) return { kind: 'cut' };
    if (found.offset === undefined) return { kind: 'answered', status: 404 };
    for (let at = found.offset; at < bytes.length; at += PART_BYTES) {
      const part = bytes.slice(at, at + PART_BYTES);
      this.#handset.photoBytesSent += part.length;
      if (this.#happens('spoil')) part[0]! ^= 1;
      const status = await this.#through(() => server.part(url, at, part));
      if (status === undefined) return { kind: 'cut' };
      if (status !== 204) return { kind: 'answered', status };
      notice.progress(at + part.length);
    }
    return { kind: 'there' };
  }
}
