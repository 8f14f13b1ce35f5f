import { mendDay, type DayToMend } from '@xunfu/planning';
import { instant } from './clock';
import type { KeptDrafts } from './drafts';
import { CannotNow, type Here } from './here';
import { newItem } from './outbox/item';
import type { Packages, Skip, SkipReason, Skips, StopToCome } from './phone';
import type { SealedRow } from './sealed-row';
import type { Keep, Kept, Vault } from './vault';
import type { Day, DayPiece, Id, Instant } from './wire';

/** For these the pair stood at the door; for the others it never went there. */
const AT_THE_DOOR: ReadonlySet<SkipReason> = new Set(['closed', 'moved-away']);

/** Visits left out on the way, and what becomes of the rest of the day; works without a network. */
export class KeptSkips implements Skips {
  readonly #here: Here;
  readonly #packages: Packages;
  readonly #drafts: KeptDrafts;

  constructor(here: Here, packages: Packages, drafts: KeptDrafts) {
    this.#here = here;
    this.#packages = packages;
    this.#drafts = drafts;
  }

  async list(day: Id): Promise<readonly Skip[]> {
    return (await this.#of(day)).map(({ value }) => value);
  }

  skip(visit: Id, reason: SkipReason, words = ''): Promise<Skip> {
    return this.#inTurn(async (vault) => {
      const day = await (await this.#packages.holding(visit))?.piece('day');
      if (!day) throw new CannotNow('visit-not-in-package', `No package here holds ${visit}.`);
      const before = await this.list(day.id);
      const known = before.find((skip) => skip.visit === visit);
      if (known) return known;
      if (before.some((skip) => skip.sealedAt === null)) {
        throw new CannotNow('skip-open', 'A change of the day is still to be settled.');
      }
      const behind = await this.#behind(day);
      requireOpen(visit, behind);
      const value = mended(day, before, behind, { visit, reason, words, at: this.#now() });
      await vault.keep(
        { shelf: 'skip', id: `${day.id}/${visit}`, of: day.id, from: undefined, value },
        ...(await this.#past()),
      );
      return value;
    });
  }

  undo(visit: Id): Promise<void> {
    return this.#inTurn(async (vault) => {
      const kept = await this.#find(visit);
      if (!kept) return;
      if (kept.value.sealedAt !== null) {
        throw new CannotNow('sealed', `That ${visit} is skipped was passed on already.`);
      }
      await vault.keep({ shelf: 'skip', id: kept.id, from: kept, remove: true });
    });
  }

  seal(visit: Id, inWords?: string): Promise<Skip> {
    return this.#inTurn(async () => {
      const found = await this.#find(visit);
      if (!found) throw new CannotNow('no-skip', `Visit ${visit} is not skipped here.`);
      if (found.value.sealedAt !== null) return found.value;
      const why = inWords ?? (found.value.words || found.value.reason);
      return this.#drafts.giveUp(visit, why, async () => {
        const kept = await this.#find(visit);
        if (!kept) throw new CannotNow('no-skip', `Visit ${visit} is not skipped here.`);
        if (kept.value.sealedAt !== null) return { result: kept.value, with: [] };
        requireOpen(visit, await this.#done([visit]));
        const result: Skip = { ...kept.value, sealedAt: this.#now() };
        return { result, with: [{ ...placeOf(kept), value: result }, this.#toTell(result)] };
      });
    });
  }

  /** One change after the other, and again when another window was quicker. */
  #inTurn<T>(work: (vault: Vault) => Promise<T>): Promise<T> {
    return this.#here.turns.take('skips', () => {
      const vault = this.#here.vault();
      return vault.again(() => work(vault));
    });
  }

  /** What the station is told. */
  #toTell({ visit, day, reason, words, at, sealedAt }: Skip): Keep {
    const id = this.#here.newId();
    const value = newItem({
      id,
      visit,
      type: 'stop.skipped',
      seq: 0,
      keptAt: sealedAt!,
      skipping: { day, reason: words || reason, at },
    });
    return { shelf: 'outbox', id, of: visit, from: undefined, value };
  }

  /** Settled rows of days that are over; those of a day without a package are over too. */
  async #past(): Promise<readonly Keep[]> {
    const today = this.#now().slice(0, 10);
    const packages = await this.#packages.list();
    const going = new Set(packages.filter(({ date }) => date >= today).map(({ day }) => day));
    const rows = await this.#here.vault().list<Skip>('skip');
    return rows
      .filter(({ value: { day, sealedAt } }) => sealedAt !== null && !going.has(day))
      .map((row) => ({ shelf: 'skip', id: row.id, from: row, remove: true }));
  }

  #now(): Instant {
    return this.#here.clock.stamp().capturedAt;
  }

  /** The latest one: a visit may have been skipped on a former day too. */
  async #find(visit: Id): Promise<Kept<Skip> | undefined> {
    const rows = await this.#here.vault().list<Skip>('skip');
    return rows
      .filter(({ value }) => value.visit === visit)
      .sort((a, b) => Date.parse(a.value.at) - Date.parse(b.value.at))
      .at(-1);
  }

  async #of(day: Id): Promise<readonly Kept<Skip>[]> {
    const kept = await this.#here.vault().list<Skip>('skip', day);
    return [...kept].sort((a, b) => Date.parse(a.value.at) - Date.parse(b.value.at));
  }

  /** Visits of the day that are done, by this phone or co-signed by it. */
  #behind(day: DayPiece): Promise<readonly Done[]> {
    return this.#done(day.stops.map(({ visit }) => visit));
  }

  async #done(visits: readonly Id[]): Promise<readonly Done[]> {
    const own = new Set(visits);
    const rows = await this.#here.vault().list<SealedRow>('sealed');
    return rows.flatMap(({ value: { envelope } }) => {
      const { type, capturedAt } = envelope.event;
      const visit = (envelope.payload as { readonly visit?: Id } | null)?.visit;
      const done = type === 'visit.sealed' || type === 'visit.cosigned';
      return done && visit !== undefined && own.has(visit) ? [{ visit, at: capturedAt }] : [];
    });
  }
}

interface Done {
  readonly visit: Id;
  readonly at: Instant;
}

function requireOpen(visit: Id, behind: readonly Done[]): void {
  if (!behind.some((one) => one.visit === visit)) return;
  throw new CannotNow('sealed', `Visit ${visit} is sealed already.`);
}

function placeOf(kept: Kept<Skip>) {
  return { shelf: 'skip', id: kept.id, of: kept.of, from: kept } as const;
}

/** The rest of the day without one more visit, in the order and with the times that suit the hour. */
function mended(
  day: DayPiece,
  before: readonly Skip[],
  done: readonly Done[],
  skipped: Pick<Skip, 'visit' | 'reason' | 'words' | 'at'>,
): Skip {
  const skips = [...before, skipped];
  const doors = skips.filter(({ reason }) => AT_THE_DOOR.has(reason));
  const behind = [...new Map([...done, ...doors].map((one) => [one.visit, one])).values()]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ visit }) => visit);
  const closed = skips.map(({ visit }) => visit).filter((visit) => !behind.includes(visit));
  const clock = new DayClock(day);
  const expected = expectedBefore(day, before);
  const plan = mendDay(inOrder(day, behind, expected), {
    behind,
    closed,
    now: clock.from(skipped.at, done.length > 0),
  });
  return {
    ...skipped,
    day: day.id,
    from: behind.at(-1) ?? null,
    order: plan.calls.map(({ visit, arriveAt, leaveAt, slackSeconds }) => ({
      visit,
      arriveAt: clock.at(arriveAt),
      leaveAt: clock.at(leaveAt),
      slackSeconds,
      before: expected.find((stop) => stop.visit === visit)?.arriveAt ?? null,
    })),
    leftOut: plan.leftOut,
    backAt: clock.at(plan.backAt),
    sealedAt: null,
  };
}

/** What the officer counted on so far, in that order. */
function expectedBefore(
  day: DayPiece,
  before: readonly Skip[],
): readonly Pick<StopToCome, 'visit' | 'arriveAt'>[] {
  const last = before[before.length - 1];
  if (!last) return day.stops;
  const late = day.stops.filter(({ visit }) => last.leftOut.includes(visit));
  return [...last.order, ...late];
}

/** The day with its stops and its matrix in the order that the officer saw. */
function inOrder(
  day: DayPiece,
  behind: readonly Id[],
  expected: readonly { readonly visit: Id }[],
): DayToMend {
  const seen = [...new Set([...behind, ...expected.map(({ visit }) => visit)])];
  const all = [...seen, ...day.stops.map(({ visit }) => visit).filter((v) => !seen.includes(v))];
  const rowOf = new Map(day.stops.map(({ visit }, at) => [visit, at + 1]));
  const rows = [0, ...all.map((visit) => rowOf.get(visit)!), day.stops.length + 1];
  const picked = (table: readonly (readonly number[])[]) =>
    rows.map((from) => rows.map((to) => table[from]![to]!));
  return {
    stops: all.map((visit) => day.stops[rowOf.get(visit)! - 1]!),
    matrix: { seconds: picked(day.matrix.seconds), metres: picked(day.matrix.metres) },
  };
}

/** Seconds after the midnight of a day at its place, and back. */
class DayClock {
  readonly #day: Day;
  readonly #midnight: number;
  readonly #zoneMinutes: number;
  readonly #departs: number;

  constructor({ date, departAt }: DayPiece) {
    const zone = /([+-])(\d\d):(\d\d)$/.exec(departAt);
    this.#day = date;
    this.#midnight = Date.parse(`${date}T00:00:00${zone ? zone[0] : 'Z'}`);
    this.#zoneMinutes = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
    this.#departs = this.#seconds(departAt);
  }

  /** Nobody sets out before the hour, and on another date than the day's the plan begins with it. */
  from(now: Instant, underway: boolean): number {
    if (now.slice(0, 10) !== this.#day) return this.#departs;
    return underway ? this.#seconds(now) : Math.max(this.#departs, this.#seconds(now));
  }

  at(seconds: number): Instant {
    return instant(this.#midnight + seconds * 1_000, this.#zoneMinutes);
  }

  #seconds(at: Instant): number {
    return Math.max(0, Math.round((Date.parse(at) - this.#midnight) / 1_000));
  }
}
