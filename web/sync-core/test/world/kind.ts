import type { Phone, VisitDraft } from '../../src/phone';
import type { Id, SealedPayload, Envelope } from '../../src/wire';
import { DAY, FU, PLACE, YAO, type Officer } from './cast';
import { Dice } from './chance';
import { DAWN, Handset, type Life } from './phone';
import { ModelServer } from './server';
import { VirtualTime } from './time';

const LONGEST_MILLIS = 100 * 24 * 3_600_000;

/** A world without faults, for telling one thing at a time. */
export class KindWorld {
  readonly time = new VirtualTime();
  readonly server = new ModelServer(
    () => DAWN + this.time.now(),
    () => this.time.after(2_000, () => this.server.sequence()),
  );
  readonly fu = new Handset(this.time, this.server, new Dice(1));
  readonly yao = new Handset(this.time, this.server, new Dice(2));

  /** Lets time pass until the promise has come to something. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const end = () => (over = true);
    promise.then(end, end);
    if (await this.time.run(this.time.now() + LONGEST_MILLIS, () => over)) return promise;
    throw new Error('It did not come to an end in time.');
  }

  async pass(millis: number): Promise<void> {
    await this.until(this.time.wait(millis));
  }

  /** Lets time pass until it is so. */
  async untilSo(so: () => boolean): Promise<void> {
    if (await this.time.run(this.time.now() + LONGEST_MILLIS, so)) return;
    throw new Error('It did not become so in time.');
  }

  /** Starts the app and signs in; the outbox runs. */
  async signedIn(handset: Handset, officer: Officer): Promise<Life> {
    const life = handset.start(() => {});
    await this.until(life.phone.access.start());
    await this.until(life.phone.access.signIn(officer.login, officer.password));
    return life;
  }

  /** Both officers of the pair, each with the day taken along. */
  async pair(): Promise<{ readonly a: Phone; readonly b: Phone }> {
    const [a, b] = [
      (await this.signedIn(this.fu, FU)).phone,
      (await this.signedIn(this.yao, YAO)).phone,
    ];
    await this.until(a.packages.takeAlong(DAY));
    await this.until(b.packages.takeAlong(DAY));
    return { a, b };
  }

  /** Fu alone, with the day taken along. */
  async one(): Promise<Phone> {
    const { phone } = await this.signedIn(this.fu, FU);
    await this.until(phone.packages.takeAlong(DAY));
    return phone;
  }

  async photo(phone: Phone, visit: Id, bytes: Uint8Array) {
    const shot = { bytes, mime: 'image/jpeg', class: 'in-app', place: PLACE } as const;
    return this.until(phone.photos.take(visit, shot));
  }

  /** From the open draft to the sealed visit. */
  async seal(phone: Phone, visit: Id) {
    await this.until(phone.drafts.change(visit, withPart));
    const { number } = (await this.until(phone.numbers.forVisit(visit)))!;
    const text = `检查结果告知单\n编号 ${number}`;
    await this.until(phone.sealing.close(visit, { template: 'f'.repeat(64), number, text }));
    const at = phone.clock.stamp().capturedAt;
    await this.until(phone.sealing.sign(visit, { kind: 'refused', reason: '老板不在', at }));
    return this.until(phone.sealing.seal(visit, PLACE));
  }

  async visited(phone: Phone, visit: Id) {
    await this.until(phone.drafts.begin(visit, 'zh'));
    return this.seal(phone, visit);
  }

  stored(id: Id): Envelope<SealedPayload> | undefined {
    return this.server.of(id)?.envelope as Envelope<SealedPayload> | undefined;
  }
}

/** A problem part in which nothing was heard, where the visit has no part yet. */
export function withPart({ parts }: VisitDraft) {
  return { parts: Object.keys(parts).length > 0 ? parts : { problem: { problems: [] } } };
}
