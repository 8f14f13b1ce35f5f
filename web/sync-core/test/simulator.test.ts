import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { promptCrypto } from './world/prompt-crypto';
import { tell, type Circumstances, type Outcome } from './world/story';

vi.mock('@noble/ed25519', async () => {
  const { verifyAsync } = await import('./world/prompt-crypto');
  return { verifyAsync };
});

const SEEDS = Number(process.env.XUNFU_SEEDS ?? (process.env.LONG === '1' ? 10_000 : 300));
/** Of the calls at which an app may die, every one in the long run. */
const STRIDE = process.env.LONG === '1' ? 1 : 13;
const MOST_MILLIS = process.env.LONG === '1' ? 3_600_000 : 300_000;

async function told(seeds: number, circumstances: Circumstances = {}): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let seed = 1; seed <= seeds; seed++) outcomes.push(await tell(seed, circumstances));
  return outcomes;
}

function wrong(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap((outcome) =>
    outcome.wrong.map((what) => `seed ${outcome.seed}: ${what}`),
  );
}

describe('two phones, a bad network and apps that are killed', () => {
  let restore: () => void;
  beforeAll(() => {
    restore = promptCrypto();
  });
  afterAll(() => restore());

  it(
    'keep every promise, and everything arrives once',
    async () => {
      const outcomes = await told(SEEDS);
      const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((all, o) => all + of(o), 0);
      console.log(
        `${SEEDS} seeds: ${sum((o) => o.submissions)} submissions, ${sum((o) => o.kills)} kills, ` +
          `${Math.round(sum((o) => o.virtualHours) / 24)} days, ` +
          `${sum((o) => o.photoBytesSent)} bytes sent for ${sum((o) => o.photoBytes)} bytes of photos`,
      );
      expect(wrong(outcomes)).toEqual([]);
      expect(sum((o) => o.kills)).toBeGreaterThan(SEEDS);
    },
    MOST_MILLIS,
  );

  it(
    'keep every promise when the app is killed once, at whatever call to the outside',
    async () => {
      const seed = 4;
      const { calls } = await tell(seed, { killedAt: { call: 0, when: 'before' } });
      const outcomes: Outcome[] = [];
      for (let call = 1; call <= calls; call += STRIDE) {
        for (const when of ['before', 'after'] as const) {
          outcomes.push(await tell(seed, { killedAt: { call, when } }));
        }
      }
      console.log(`killed before and after ${outcomes.length / 2} of ${calls} calls`);
      expect(wrong(outcomes)).toEqual([]);
      expect(outcomes.every(({ kills }) => kills === 1)).toBe(true);
    },
    MOST_MILLIS,
  );

  it(
    'tell the same story twice from the same seed',
    async () => {
      expect(await tell(7)).toEqual(await tell(7));
    },
    MOST_MILLIS,
  );

  it(
    'find a server that takes a repeated envelope for a new one',
    async () => {
      const outcomes = await told(20, { idempotent: false });
      expect(outcomes.filter((outcome) => outcome.wrong.length > 0).length).toBeGreaterThan(10);
    },
    MOST_MILLIS,
  );

  it(
    'find a server that acknowledges what it does not keep',
    async () => {
      const outcomes = await told(2, { keepsBeforeAnswer: false });
      expect(outcomes.every((outcome) => outcome.wrong.length > 0)).toBe(true);
    },
    MOST_MILLIS,
  );
});
