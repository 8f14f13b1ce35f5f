import { createHash } from 'node:crypto';
import { canonicalBytes } from '@xunfu/proof';
import type { Level, OutboxView } from '../../src/phone';
import type { Envelope, Id, SealedPayload } from '../../src/wire';
import { FU, VISITS, YAO, type Officer } from './cast';
import { Dice } from './chance';
import { OfficerAtWork, type Errand, type Glass, type Promises } from './officer';
import { DAWN, Handset, KIND, type Faults } from './phone';
import { ModelServer } from './server';
import { VirtualTime } from './time';

export interface Circumstances {
  /** Negative control: a server that takes a repeated envelope for a new one. */
  readonly idempotent?: boolean;
  /** Negative control: a server that acknowledges what it does not keep. */
  readonly keepsBeforeAnswer?: boolean;
  /** In a kind world, Fu's app is killed once, at this call to the outside. */
  readonly killedAt?: { readonly call: number; readonly when: 'before' | 'after' };
}

export interface Outcome {
  readonly seed: number;
  /** What was promised and does not hold; empty if all is well. */
  readonly wrong: readonly string[];
  readonly submissions: number;
  readonly kills: number;
  /** Calls of Fu's app to the outside. */
  readonly calls: number;
  readonly photoBytes: number;
  readonly photoBytesSent: number;
  readonly virtualHours: number;
}

const HOUR = 3_600_000;
/** The bad times of a story end at the latest here; afterwards the world is kind. */
const MOST_BAD_HOURS = 8;
/** In a kind world everything must have arrived within so many hours. */
const KIND_HOURS = 3;

/** Two phones, a pair of officers, a bad network and a bad day, told by a seed. */
export async function tell(seed: number, circumstances: Circumstances = {}): Promise<Outcome> {
  const story = new Story(seed, circumstances);
  return story.told();
}

class Story {
  readonly #dice: Dice;
  readonly #time = new VirtualTime();
  readonly #server: ModelServer;
  readonly #officers: readonly OfficerAtWork[];
  readonly #promises: Promises = {
    taps: new Map(),
    photos: new Map(),
    sealed: new Map(),
    numbers: new Map(),
    cosigned: new Set(),
    broken: [],
  };
  /** By officer and item: the highest level that was shown. */
  readonly #levels = new Map<string, Level>();
  readonly #seed: number;
  #kind = false;

  readonly #killedAt: Circumstances['killedAt'];

  constructor(seed: number, circumstances: Circumstances) {
    const { idempotent = true, keepsBeforeAnswer = true, killedAt } = circumstances;
    this.#seed = seed;
    this.#killedAt = killedAt;
    this.#dice = new Dice(seed);
    this.#server = new ModelServer(
      () => DAWN + this.#time.now(),
      () => this.#time.after(this.#dice.between(500, 90_000), () => this.#server.sequence()),
    );
    this.#server.idempotent = idempotent;
    this.#server.keepsBeforeAnswer = keepsBeforeAnswer;
    const glass: Glass = { asks: new Map(), answers: new Map() };
    const mine = VISITS.slice(0, this.#dice.between(1, 2));
    const yours = VISITS.slice(2, this.#dice.between(3, 4));
    const plan = (visits: readonly Id[]) => visits.map((visit) => this.#errand(visit));
    const [fus, yaos] = [plan(mine), plan(yours)];
    const kept = (errands: readonly Errand[]) =>
      errands.filter(({ abandons }) => !abandons).map(({ visit }) => visit);
    const look = (of: Officer, view: OutboxView) => this.#look(of, view);
    this.#officers = [
      new OfficerAtWork(
        FU,
        this.#handset(1),
        fus,
        glass,
        this.#promises,
        kept(yaos),
        this.#fork(3),
        look,
      ),
      new OfficerAtWork(
        YAO,
        this.#handset(2),
        yaos,
        glass,
        this.#promises,
        kept(fus),
        this.#fork(4),
        look,
      ),
    ];
  }

  async told(): Promise<Outcome> {
    for (const officer of this.#officers) {
      this.#time.after(this.#dice.between(0, HOUR), () => officer.begin());
    }
    const badHours = this.#killedAt ? 0 : this.#dice.between(2, MOST_BAD_HOURS);
    if (this.#killedAt) this.#killOnce(this.#killedAt);
    else for (const { handset } of this.#officers) this.#makeBad(handset);
    this.#time.after(badHours * HOUR, () => this.#becomeKind());
    await this.#time.run((badHours + KIND_HOURS) * HOUR, () => this.#kind && this.#allThere());
    this.#judge();
    const { submissions, files } = this.#server;
    return {
      seed: this.#seed,
      wrong: this.#promises.broken,
      submissions: submissions.length,
      kills: this.#officers.reduce((sum, { handset }) => sum + handset.lives - 1, 0),
      calls: this.#officers[0]!.handset.calls(),
      photoBytes: [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0),
      photoBytesSent: this.#officers.reduce((sum, { handset }) => sum + handset.photoBytesSent, 0),
      virtualHours: this.#time.now() / HOUR,
    };
  }

  #fork(stream: number): Dice {
    return new Dice(this.#seed, stream);
  }

  #errand(visit: Id): Errand {
    const dice = this.#dice;
    return {
      visit,
      taps: dice.between(1, 4),
      photos: Array.from({ length: dice.between(0, 2) }, () =>
        dice.bytes(dice.between(500, 3_000)),
      ),
      refuses: dice.happens(0.2),
      hands: dice.happens(0.6),
      abandons: dice.happens(0.15),
    };
  }

  #handset(stream: number): Handset {
    return new Handset(this.#time, this.#server, this.#fork(stream));
  }

  #killOnce({ call, when }: NonNullable<Circumstances['killedAt']>): void {
    this.#officers[0]!.handset.killer = (now) => (now === call ? when : 'no');
  }

  #makeBad(handset: Handset): void {
    const { dice } = handset;
    const share = () => dice.fraction();
    const faults: Faults = {
      drop: 0.3 * share(),
      duplicate: 0.3 * share(),
      busy: 0.2 * share(),
      portal: 0.1 * share(),
      signedOut: 0.05 * share(),
      spoil: 0.1 * share(),
      full: 0.05 * share(),
    };
    const killing = 0.015 * share();
    handset.faults = faults;
    handset.skewMillis = dice.between(-24 * HOUR, 24 * HOUR);
    handset.killer = () => (dice.happens(killing) ? dice.pick(['before', 'after'] as const) : 'no');
    this.#weather(handset);
  }

  /** Signal comes and goes; the clock of the phone jumps now and then; half-sent photos expire. */
  #weather(handset: Handset): void {
    const { dice } = handset;
    const change = () => {
      if (this.#kind) return;
      handset.linked = dice.happens(0.6);
      if (dice.happens(0.5)) this.#officerWith(handset)?.life?.phone.outbox.network(handset.linked);
      if (dice.happens(0.05)) handset.skewMillis += dice.between(-24 * HOUR, 24 * HOUR);
      if (dice.happens(0.03)) this.#server.forgetUploads();
      this.#time.after(dice.between(60_000, 2 * HOUR), change);
    };
    change();
  }

  #officerWith(handset: Handset): OfficerAtWork | undefined {
    return this.#officers.find((officer) => officer.handset === handset);
  }

  /** What a screen shows must be true at the time, and a level reached is not lost again. */
  #look({ login }: Officer, view: OutboxView): void {
    for (const { id, level } of view.rows) {
      const stored = this.#server.of(id);
      if (level >= 2 && !stored) this.#broke(`${id} is shown as delivered and is not`);
      if (level >= 3 && stored && this.#server.missing(stored.envelope).length > 0) {
        this.#broke(`${id} is shown with all photos and lacks some`);
      }
      if (level >= 4 && !this.#server.inLog(id))
        this.#broke(`${id} is shown in the log and is not`);
      const shown = this.#levels.get(`${login} ${id}`) ?? 1;
      if (level < shown) this.#broke(`${id} fell back from level ${shown} to ${level}`);
      this.#levels.set(`${login} ${id}`, level);
    }
  }

  #becomeKind(): void {
    this.#kind = true;
    for (const { handset, life } of this.#officers) {
      handset.faults = KIND;
      if (!this.#killedAt) handset.killer = () => 'no';
      handset.linked = true;
      if (life?.alive) life.phone.outbox.network(true);
    }
  }

  #allThere(): boolean {
    return this.#officers.every(({ done, life }) => {
      const view = life?.phone.outbox.view();
      return done && view?.rows.every(({ level, refused }) => level === 4 || refused !== null);
    });
  }

  #judge(): void {
    const promises = this.#promises;
    for (const { officer, done, life } of this.#officers) {
      if (!done) this.#broke(`${officer.login} has not come to an end`);
      const view = life?.phone.outbox.view();
      for (const { type, level, reason, refused } of view?.rows ?? []) {
        if (refused) this.#broke(`${type} refused: ${refused.code}`);
        else if (level < 4) this.#broke(`${type} rests at level ${level}: ${reason?.code}`);
      }
    }
    for (const [visit, hash] of promises.sealed) this.#once(visit, hash);
    for (const id of promises.cosigned) {
      if (!this.#server.of(id)) this.#broke(`co-signature ${id} is not there`);
    }
    this.#allOnce();
    this.#chains();
    this.#numbers();
  }

  #once(visit: Id, hash: string): void {
    const stored = this.#server.submissions.filter(({ envelope }) => eventHash(envelope) === hash);
    if (stored.length !== 1) this.#broke(`${visit} is there ${stored.length} times`);
    for (const { envelope } of stored) {
      const { parts, photos } = envelope.payload as SealedPayload;
      const taps = parts.inspection?.answers.length ?? 0;
      if (taps < (this.#promises.taps.get(visit) ?? 0)) this.#broke(`${visit} lacks a tap`);
      for (const sha256 of this.#promises.photos.get(visit) ?? []) {
        if (!photos.some((photo) => photo.sha256 === sha256)) this.#broke(`${visit} lacks a photo`);
      }
      if (this.#server.missing(envelope).length > 0) this.#broke(`${visit} lacks bytes`);
    }
  }

  #allOnce(): void {
    const ids = this.#server.submissions.map(({ envelope }) => envelope.event.id);
    if (new Set(ids).size !== ids.length) this.#broke('an envelope is there more than once');
    const visits = this.#server.submissions
      .filter(({ envelope }) => envelope.event.type === 'visit.sealed')
      .map(({ envelope }) => (envelope.payload as SealedPayload).visit);
    if (new Set(visits).size !== visits.length) this.#broke('a visit was sealed twice');
  }

  /** Every phone's events count 1, 2, 3 … and each names the one before. */
  #chains(): void {
    const chains = new Map<Id, Map<string, Envelope>>();
    for (const { envelope } of this.#server.submissions) {
      const device = envelope.event.device!;
      const chain = chains.get(device) ?? new Map<string, Envelope>();
      chains.set(device, chain.set(envelope.event.id, envelope));
    }
    for (const [device, chain] of chains) {
      const events = [...chain.values()].sort((a, b) => a.event.seq - b.event.seq);
      let prev: string | null = null;
      for (const [n, envelope] of events.entries()) {
        if (envelope.event.seq !== n + 1) this.#broke(`${device} has a gap at ${n + 1}`);
        if (envelope.event.prev !== prev) this.#broke(`${device} forks at ${n + 1}`);
        prev = eventHash(envelope);
      }
    }
  }

  #numbers(): void {
    const used = new Map<string, Id>();
    for (const { envelope } of this.#server.submissions) {
      if (envelope.event.type !== 'visit.sealed') continue;
      const { sheet, visit } = envelope.payload as SealedPayload;
      const before = used.get(sheet.number);
      if (before !== undefined && before !== visit) this.#broke(`${sheet.number} is used twice`);
      if (this.#server.voided.includes(sheet.number))
        this.#broke(`${sheet.number} is void and used`);
      used.set(sheet.number, visit);
    }
  }

  #broke(what: string): void {
    this.#promises.broken.push(what);
  }
}

function eventHash({ event }: Envelope): string {
  return createHash('sha256').update(canonicalBytes(event)).digest('hex');
}
