import type { Clock, ClockStep, Stamp } from './phone';
import type { Ticks } from './ports';
import type { ClockNote, Instant } from './wire';

/** A difference this small between the two clocks of a phone is drift, not a jump. */
const STEP_MILLIS = 2_000;
const MINUTE_MILLIS = 60_000;

export function instant(millis: number, zoneMinutes: number): Instant {
  const local = new Date(Math.round(millis) + zoneMinutes * MINUTE_MILLIS).toISOString();
  const sign = zoneMinutes < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(zoneMinutes) / 60), Math.abs(zoneMinutes) % 60];
  return `${local.slice(0, -1)}${sign}${two(hours)}:${two(minutes)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

export interface KeptClock {
  readonly offsetMillis: number;
  readonly measuredAt: Instant | null;
  readonly steps: readonly ClockStep[];
}

/**
 * The time that is written down: the phone's own clock plus the offset measured at the last contact
 * with the server. While the app runs the monotonic clock watches the other one. Set back is certain
 * (that clock never goes backwards) and is taken out again; forward may be a phone that slept, since
 * the monotonic clock of many phones stands still then: it is noted and left to the next contact.
 */
export class PhoneClock implements Clock {
  readonly #ticks: Ticks;
  readonly #boot: string;
  #kept: KeptClock = { offsetMillis: 0, measuredAt: null, steps: [] };
  #wall: number;
  #monotonic: number;

  constructor(ticks: Ticks, boot: string) {
    this.#ticks = ticks;
    this.#boot = boot;
    this.#wall = ticks.wall();
    this.#monotonic = ticks.monotonic();
  }

  stamp(): Stamp {
    const millis = this.now();
    const capturedAt = instant(millis, this.#ticks.zoneMinutes(millis));
    return { capturedAt, monotonicMillis: Math.round(this.#monotonic) };
  }

  /** Milliseconds since 1970 by the same reckoning as {@link stamp}. */
  now(): number {
    this.#look();
    return this.#wall + this.#kept.offsetMillis;
  }

  offsetMillis(): number {
    return this.#kept.offsetMillis;
  }

  measuredAt(): Instant | null {
    return this.#kept.measuredAt;
  }

  steps(): readonly ClockStep[] {
    this.#look();
    return this.#kept.steps;
  }

  note(): ClockNote {
    return { boot: this.#boot, ...this.kept() };
  }

  kept(): KeptClock {
    this.#look();
    return this.#kept;
  }

  /** Goes on with what an earlier run of the app knew. */
  recall(kept: KeptClock): void {
    this.#kept = kept;
  }

  /**
   * A word of the server about its time, asked at `askedMonotonic`: half of the way there and back
   * is the best guess at when it was said.
   */
  contact(serverTime: Instant, askedMonotonic: number): void {
    const said = Date.parse(serverTime);
    if (Number.isNaN(said)) return;
    this.#look();
    const wayMillis = this.#monotonic - askedMonotonic;
    const offsetMillis = Math.round(said + wayMillis / 2 - this.#wall);
    const measuredAt = instant(said, this.#ticks.zoneMinutes(said));
    this.#kept = { offsetMillis, measuredAt, steps: [] };
  }

  #look(): void {
    const [wall, monotonic] = [this.#ticks.wall(), this.#ticks.monotonic()];
    const byMillis = Math.round(wall - this.#wall - (monotonic - this.#monotonic));
    this.#wall = wall;
    this.#monotonic = monotonic;
    if (Math.abs(byMillis) <= STEP_MILLIS) return;
    const { offsetMillis: before, measuredAt, steps } = this.#kept;
    const offsetMillis = byMillis < 0 ? before - byMillis : before;
    const millis = wall + offsetMillis;
    const at = instant(millis, this.#ticks.zoneMinutes(millis));
    this.#kept = { offsetMillis, measuredAt, steps: [...steps, { at, byMillis }] };
  }
}
