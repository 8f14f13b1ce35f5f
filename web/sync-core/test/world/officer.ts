import type { OutboxView, Phone, VisitDraft } from '../../src/phone';
import type { Answer, Id } from '../../src/wire';
import { DAY, PLACE, type Officer } from './cast';
import type { Dice } from './chance';
import type { Handset, Life } from './phone';
import type { VirtualTime } from './time';

/** What the officer means to do at one visit. */
export interface Errand {
  readonly visit: Id;
  readonly taps: number;
  readonly photos: readonly Uint8Array[];
  readonly refuses: boolean;
  readonly hands: boolean;
  /** Given up instead of sealed. */
  readonly abandons: boolean;
}

/** What the phone said was kept; the world holds it to that. */
export interface Promises {
  readonly taps: Map<Id, number>;
  readonly photos: Map<Id, Set<string>>;
  /** Visit → event hash. */
  readonly sealed: Map<Id, string>;
  readonly numbers: Map<string, Id>;
  readonly cosigned: Set<string>;
  readonly broken: string[];
}

/** Pictures that one phone shows and the other's camera sees. */
export interface Glass {
  readonly asks: Map<Id, string>;
  readonly answers: Map<Id, string>;
}

/**
 * Works through the day as a person would: looks at what the phone shows, does the next thing, and
 * when the app has died, opens it again and goes on from what it shows then.
 */
export class OfficerAtWork {
  done = false;
  life: Life | undefined;
  readonly #cosigned = new Set<Id>();

  constructor(
    readonly officer: Officer,
    readonly handset: Handset,
    readonly errands: readonly Errand[],
    readonly glass: Glass,
    readonly promises: Promises,
    /** Visits of the colleague that this officer is to co-sign. */
    readonly toCosign: readonly Id[],
    readonly dice: Dice,
    /** Sees each picture that the outbox shows. */
    readonly look: (of: Officer, view: OutboxView) => void,
  ) {}

  get time(): VirtualTime {
    return this.handset.time;
  }

  begin(): void {
    const life = this.handset.start(() => {
      this.time.after(this.dice.between(100, 20_000), () => this.begin());
    });
    this.life = life;
    this.#signingIn = false;
    this.#day(life.phone).catch((error: unknown) => {
      if (!life.alive) return;
      if (isFull(error)) return this.#openAgain(life);
      this.promises.broken.push(`${this.officer.login}: ${String(error)}`);
    });
  }

  /** The phone said that it had no room: the officer makes some and opens the app again. */
  #openAgain(life: Life): void {
    this.time.after(this.dice.between(1_000, 30_000), () => life.kill());
  }

  async #day(phone: Phone): Promise<void> {
    await this.#signIn(phone);
    await phone.outbox.start();
    phone.outbox.subscribe((view) => {
      this.look(this.officer, view);
      void this.#signInAgain(phone);
    });
    await this.#takeAlong(phone);
    for (const errand of this.errands) await this.#visit(phone, errand);
    while (!this.#settled()) {
      for (const visit of this.toCosign) await this.#cosign(phone, visit);
      for (const { visit } of this.errands) await this.#accept(phone, visit);
      await this.time.wait(this.dice.between(60_000, 1_200_000));
    }
    if ((await phone.drafts.list()).length > 0) this.#broke('a draft is left over');
    this.done = true;
  }

  #settled(): boolean {
    return this.toCosign.every((visit) => this.#cosigned.has(visit));
  }

  async #signIn(phone: Phone): Promise<void> {
    const start = await phone.access.start();
    if (start.kind === 'evicted') throw new Error('The store is said to be gone.');
    if (start.kind === 'open' && phone.access.certificate()) return;
    while (!phone.access.certificate()) {
      const { login, password } = this.officer;
      const said = await phone.access.signIn(login, password);
      if (said.kind === 'signed-in' && phone.access.certificate()) return;
      await this.time.wait(this.dice.between(20_000, 600_000));
    }
  }

  #signingIn = false;

  async #signInAgain(phone: Phone): Promise<void> {
    if (this.#signingIn || !phone.outbox.view().signIn) return;
    this.#signingIn = true;
    await this.time.wait(this.dice.between(1_000, 120_000));
    const { login, password } = this.officer;
    await phone.access.signIn(login, password).catch(() => {});
    this.#signingIn = false;
    await this.#signInAgain(phone);
  }

  async #takeAlong(phone: Phone): Promise<void> {
    while (!(await phone.packages.list()).some(({ complete }) => complete)) {
      const taken = await phone.packages.takeAlong(DAY);
      if ('manifest' in taken) return;
      if (taken.code === 'sign-in' || taken.code === 'signed-out') {
        await phone.access.signIn(this.officer.login, this.officer.password);
      }
      await this.time.wait(this.dice.between(20_000, 600_000));
    }
  }

  async #visit(phone: Phone, errand: Errand): Promise<void> {
    const { visit } = errand;
    let sealed = await phone.sealing.sealed(visit);
    const promised = this.promises.sealed.get(visit);
    if (promised !== undefined && sealed?.eventHash !== promised)
      this.#broke(`sealed ${visit} gone`);
    if (!sealed) {
      if (errand.abandons && (await this.#gaveUp(phone, visit))) return;
      const draft = await this.#filled(phone, errand);
      if (errand.abandons) return phone.drafts.abandon(visit, '店里停业，改日再来');
      sealed = await this.#sealed(phone, errand, draft);
    }
    this.promises.sealed.set(visit, sealed.eventHash);
    this.promises.numbers.set(sealed.envelope.payload!.sheet.number, visit);
    this.glass.asks.set(visit, await phone.cosigning.ask(visit));
    if (errand.hands && sealed.handed.length === 0) await phone.sealing.handed(visit, 'code');
    await this.#pause();
  }

  async #gaveUp(phone: Phone, visit: Id): Promise<boolean> {
    const all = await phone.numbers.list(2026);
    return all.some((number) => number.visit === visit && number.state === 'void');
  }

  async #filled(phone: Phone, errand: Errand): Promise<VisitDraft> {
    const { visit } = errand;
    let draft = await phone.drafts.begin(visit, 'zh');
    this.#holds(draft);
    if (draft.stage !== 'open') return draft;
    for (let n = answers(draft).length; n < errand.taps; n++) {
      draft = await phone.drafts.change(visit, tap(n));
      this.promises.taps.set(visit, n + 1);
    }
    for (const bytes of errand.photos) {
      const note = await phone.photos.take(visit, {
        bytes,
        mime: 'image/jpeg',
        class: 'in-app',
        place: PLACE,
      });
      const promised = this.promises.photos.get(visit) ?? new Set();
      this.promises.photos.set(visit, promised.add(note.sha256));
    }
    await phone.numbers.forVisit(visit);
    return (await phone.drafts.open(visit))!;
  }

  #holds(draft: VisitDraft): void {
    const taps = this.promises.taps.get(draft.visit) ?? 0;
    if (answers(draft).length < taps) this.#broke(`a tap of ${draft.visit} is gone`);
    const hashes = new Set(draft.photos.map(({ sha256 }) => sha256));
    for (const sha256 of this.promises.photos.get(draft.visit) ?? []) {
      if (!hashes.has(sha256)) this.#broke(`a photo of ${draft.visit} is gone`);
    }
  }

  async #sealed(phone: Phone, { visit, refuses }: Errand, draft: VisitDraft) {
    const at = phone.clock.stamp().capturedAt;
    let { stage } = draft;
    if (stage === 'open') {
      const { number } = (await phone.numbers.forVisit(visit))!;
      const text = `检查结果告知单\n编号 ${number}\n`;
      ({ stage } = await phone.sealing.close(visit, { template: 'f'.repeat(64), number, text }));
    }
    if (stage === 'closed') {
      await phone.sealing.sign(
        visit,
        refuses
          ? { kind: 'refused', reason: '老板不在', at }
          : { kind: 'signed', name: '章晓', role: '店长', at, strokes: [[[1, 2, 0]]] },
      );
    }
    return phone.sealing.seal(visit, PLACE);
  }

  async #cosign(phone: Phone, visit: Id): Promise<void> {
    const picture = this.glass.asks.get(visit);
    if (picture === undefined || this.#cosigned.has(visit)) return;
    const ask = await phone.cosigning.read(picture);
    if ('kind' in ask) return this.#broke(`${visit} not read: ${ask.why}`);
    const signed = await phone.cosigning.cosign(
      ask,
      '我在场，已在同事手机上看过记录，同意。',
      true,
    );
    this.glass.answers.set(visit, signed.picture);
    this.promises.cosigned.add(signed.envelope.event.id);
    this.#cosigned.add(visit);
  }

  async #accept(phone: Phone, visit: Id): Promise<void> {
    const picture = this.glass.answers.get(visit);
    if (picture !== undefined) await phone.cosigning.accept(picture);
  }

  async #pause(): Promise<void> {
    await this.time.wait(this.dice.between(0, 600_000));
  }

  #broke(what: string): void {
    this.promises.broken.push(`${this.officer.login}: ${what}`);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'StorageFull';
}

function answers(draft: VisitDraft): readonly Answer[] {
  return draft.parts.inspection?.answers ?? [];
}

function tap(n: number) {
  return (draft: VisitDraft) => {
    const answer: Answer = {
      question: `S${n}`,
      scope: 'site',
      value: 'yes',
      way: 'own-tap',
      at: draft.startedAt,
      evidence: [],
    };
    const inspection = {
      catalogue: 'c'.repeat(64),
      forms: [],
      traits: [],
      devices: [],
      findings: [],
      answers: [...answers(draft), answer],
    };
    return {
      parts: { ...draft.parts, inspection },
      where: { screen: 'questions', question: `S${n}` },
    };
  };
}
