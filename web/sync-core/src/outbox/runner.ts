import { instant } from '../clock';
import type { Here } from '../here';
import type { ExportFile, Level, Outbox, OutboxRow, OutboxView } from '../phone';
import { StaleWrite, type Windows } from '../ports';
import type { Keep, Vault } from '../vault';
import type { Id } from '../wire';
import type { Courier } from './courier';
import { exportFile } from './export';
import { asKeptNow, hasReceipt, type Item } from './item';
import { step } from './machine';
import { restOf } from './resting';
import { bytesLeft, levelOf, photoCount, reasonOf } from './standing';
import { EMPTY, type Errand, type Next, type Now, type OutboxEvent, type State } from './state';

type Untimed<E> = E extends unknown ? Omit<E, 'now'> : never;

/**
 * Turns the crank of the machine: keeps what changed, shows it, sends the errands, and comes back
 * with what they brought. An event is worked off wholly before the next one.
 */
export class RunningOutbox implements Outbox {
  readonly #here: Here;
  readonly #courier: Courier;
  readonly #windows: Windows;
  readonly #listeners = new Set<(view: OutboxView) => void>();
  readonly #versions = new Map<Id, number>();
  #state: State = EMPTY;
  #view: OutboxView = viewOf(EMPTY, 0);
  #timer: { cancel(): void } | null = null;
  /** The store that is being sent from; null while stopped. */
  #running: { readonly vault: Vault; readonly end: () => void } | null = null;

  constructor(here: Here, courier: Courier, windows: Windows) {
    this.#here = here;
    this.#courier = courier;
    this.#windows = windows;
    windows.heard(() => void this.#load());
  }

  async start(): Promise<void> {
    if (this.#running) return;
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const running = { vault: this.#here.vault(), end };
    this.#running = running;
    await this.#load();
    void this.#windows.alone('outbox', async () => {
      if (this.#running !== running) return;
      await this.#load();
      await this.#happen({ kind: 'leading' });
      await ended;
    });
  }

  stop(): void {
    this.#running?.end();
    this.#running = null;
    this.#timer?.cancel();
    this.#versions.clear();
    this.#show({ ...EMPTY, online: this.#state.online });
  }

  view(): OutboxView {
    return this.#view;
  }

  subscribe(listener: (view: OutboxView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  network(online: boolean): void {
    void this.#happen({ kind: 'network', online });
  }

  retryAll(): void {
    void this.#happen({ kind: 'retry' });
  }

  retry(id: Id): void {
    void this.#happen({ kind: 'retry-refused', id });
  }

  signedIn(): void {
    void this.#happen({ kind: 'signed-in' });
  }

  levelOf(visit: Id): Level | undefined {
    const levels = [...this.#state.items.values()]
      .filter((item) => item.visit === visit && hasReceipt(item.type))
      .map(levelOf);
    return levels.length === 0 ? undefined : (Math.min(...levels) as Level);
  }

  /** What the server said of a visit: the co-signature came by whatever way. */
  cosignedAtServer(visit: Id): boolean {
    return [...this.#state.items.values()].some(
      (item) => item.visit === visit && item.type === 'visit.sealed' && item.cosigned,
    );
  }

  /** Another room has kept a new item: take it up. */
  async posted(): Promise<void> {
    await this.#load();
    this.#windows.ring();
  }

  export(ids: readonly Id[], passphrase?: string): Promise<ExportFile> {
    const items = ids.map((id) => this.#state.items.get(id)).filter((item) => item !== undefined);
    return exportFile(this.#here, items, passphrase);
  }

  /** Takes up rows that are new in the store, or changed by another window. */
  #load(): Promise<void> {
    return this.#inTurn(async (vault) => {
      const rows = await vault.list<Item>('outbox');
      return () => {
        const news = rows.filter((row) => row.version > (this.#versions.get(row.id) ?? 0));
        for (const row of news) this.#versions.set(row.id, row.version);
        const gone = this.#gone(vault, new Set(rows.map(({ id }) => id)));
        for (const id of gone) this.#versions.delete(id);
        const items = news.map((row) => asKeptNow(row.value));
        this.#adopt(step(this.#state, { kind: 'loaded', items, gone, now: this.#now() }));
      };
    });
  }

  /** What another window has finished with; a row that only does not open is not gone. */
  #gone(vault: Vault, lying: ReadonlySet<Id>): readonly Id[] {
    return [...this.#versions.keys()].filter(
      (id) => !lying.has(id) && !vault.damaged.has(`outbox/${id}`),
    );
  }

  #happen(event: Untimed<OutboxEvent>): Promise<void> {
    return this.#inTurn(async (vault) => {
      const next = step(this.#state, { ...event, now: this.#now() } as OutboxEvent);
      const keeps = changes(this.#state, next.state, this.#versions);
      const kept = keeps.length === 0 || (await this.#kept(vault, keeps));
      return () => {
        if (!kept) return this.#adopt(this.#notKept(event));
        for (const { id, from } of keeps) this.#versions.set(id, (from?.version ?? 0) + 1);
        this.#adopt(next);
        if (keeps.length > 0) this.#windows.ring();
      };
    });
  }

  /** One after the other; what was decided for a store that is closed by now is let go. */
  #inTurn(work: (vault: Vault) => Promise<() => void>): Promise<void> {
    const running = this.#running;
    if (!running) return Promise.resolve();
    return this.#here.turns.take('outbox', async () => {
      if (this.#running !== running) return;
      const adopt = await work(running.vault);
      if (this.#running === running) adopt();
    });
  }

  /** False when the phone has no room for it, or another window was quicker. */
  async #kept(vault: Vault, keeps: readonly Keep[]): Promise<boolean> {
    try {
      await vault.keep(...keeps);
      return true;
    } catch (error) {
      if (error instanceof StaleWrite) queueMicrotask(() => void this.#load());
      return false;
    }
  }

  #notKept(event: Untimed<OutboxEvent>): Next {
    const now = this.#now();
    return event.kind === 'came'
      ? step(this.#state, { kind: 'not-kept', errand: event.errand, now })
      : step(this.#state, { kind: 'woke', now });
  }

  #adopt({ state, errands, wakeAt }: Next): void {
    this.#show(state);
    this.#timer?.cancel();
    this.#timer = null;
    if (wakeAt !== null) {
      const wait = wakeAt - this.#here.ticks.monotonic();
      this.#timer = this.#here.ticks.after(wait, () => void this.#happen({ kind: 'woke' }));
    }
    for (const errand of errands) void this.#run(errand, state.items.get(errand.id)!);
  }

  async #run(errand: Errand, item: Item): Promise<void> {
    const { id, sha256 } = errand;
    const outcome = await this.#courier
      .run(errand, item, {
        placed: (url) => this.#happen({ kind: 'placed', id, sha256: sha256!, url }),
        sent: (bytes) => void this.#happen({ kind: 'sent', id, bytes }),
      })
      .catch(() => ({ kind: 'later', reason: { code: 'phone-full' } }) as const);
    await this.#happen({ kind: 'came', errand, outcome });
  }

  #show(state: State): void {
    this.#state = state;
    this.#view = viewOf(state, spoiled(this.#running?.vault));
    const view = this.#view;
    for (const listener of this.#listeners) queueMicrotask(() => listener(view));
  }

  #now(): Now {
    const { capturedAt } = this.#here.clock.stamp();
    const [monotonic, fraction] = [this.#here.ticks.monotonic(), this.#here.chance.fraction()];
    return { monotonic, instant: capturedAt, fraction };
  }
}

function changes(before: State, after: State, versions: ReadonlyMap<Id, number>): readonly Keep[] {
  const keeps: Keep[] = [];
  for (const item of after.items.values()) {
    if (before.items.get(item.id) === item) continue;
    keeps.push({
      shelf: 'outbox',
      id: item.id,
      of: item.visit,
      from: known(versions, item.id),
      value: item,
    });
  }
  for (const { id } of before.items.values()) {
    if (!after.items.has(id))
      keeps.push({ shelf: 'outbox', id, from: known(versions, id), remove: true });
  }
  return keeps;
}

function known(
  versions: ReadonlyMap<Id, number>,
  id: Id,
): { readonly version: number } | undefined {
  const version = versions.get(id);
  return version === undefined ? undefined : { version };
}

function spoiled(vault: Vault | undefined): number {
  return [...(vault?.damaged ?? [])].filter((place) => place.startsWith('outbox/')).length;
}

function viewOf(state: State, unreadable: number): OutboxView {
  const items = [...state.items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = items.map((item) => rowOf(state, item));
  const count = (which: (row: OutboxRow) => boolean) => rows.filter(which).length;
  const refused = count((row) => row.refused !== null);
  const undelivered = count((row) => row.level === 1 && row.refused === null);
  const incomplete = count((row) => row.level === 2);
  return {
    rows,
    undelivered,
    incomplete,
    refused,
    beforeLog: count((row) => row.level === 3),
    unreadable,
    signIn: !state.signedIn,
    online: state.online,
    safeToLeave: refused + undelivered + incomplete + unreadable === 0,
  };
}

function rowOf(state: State, item: Item): OutboxRow {
  const { id, visit, type, keptAt, flags, refused } = item;
  const rest = restOf(state, id);
  const left = bytesLeft(state, item);
  return {
    id,
    visit,
    type,
    keptAt,
    level: levelOf(item),
    reason: reasonOf(state, item),
    triedAt: rest?.triedAt ?? null,
    nextTryAt: rest ? nextTry(rest) : null,
    photos: photoCount(item),
    bytesLeft: left,
    flags,
    refused,
  };
}

/** By the wall, from the time of the try and how long it rests since. */
function nextTry({
  triedAt,
  millis,
}: {
  readonly triedAt: string;
  readonly millis: number;
}): string {
  const zone = /([+-])(\d\d):(\d\d)$/.exec(triedAt);
  const minutes = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return instant(Date.parse(triedAt) + millis, minutes);
}
