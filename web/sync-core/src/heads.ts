import { ask, failed, said } from './exchange';
import type { Here } from './here';
import type { Failed, Heads, HeadVerdict } from './phone';
import type { Http } from './ports';
import { openHead, verifyConsistency, type Head } from './proof';
import type { ConsistencyProof, Hex } from './wire';

interface KeptSplit {
  readonly kept: string;
  readonly shown: string;
}

/** Keeps the newest head seen: this phone is one of the witnesses of the log. */
export class WitnessedHeads implements Heads {
  readonly #here: Here;
  readonly #http: Http;

  constructor(here: Here, http: Http) {
    this.#here = here;
    this.#http = http;
  }

  async newest(): Promise<string | undefined> {
    return (await this.#here.vault().open<string>('head', 'newest'))?.value;
  }

  /** Root of the newest head: a photo taken now is younger than it. */
  async root(): Promise<Hex | null> {
    const note = await this.newest();
    return note === undefined ? null : ((await openHead(note, this.#here.keys()))?.root ?? null);
  }

  async split(): Promise<KeptSplit | undefined> {
    return (await this.#here.vault().open<KeptSplit>('head', 'split'))?.value;
  }

  async ask(): Promise<HeadVerdict | Failed> {
    const answered = await ask(this.#http, { method: 'GET', path: '/api/heads/latest' });
    if (answered.kind !== 'ok') return failed(answered);
    return this.consider(new TextDecoder().decode(await answered.answer.bytes()));
  }

  consider(note: string): Promise<HeadVerdict> {
    return this.#here.turns.take('heads', () => this.#here.vault().again(() => this.#judge(note)));
  }

  async #judge(note: string): Promise<HeadVerdict> {
    const vault = this.#here.vault();
    const shown = await openHead(note, this.#here.keys());
    if (!shown) return { kind: 'bad-signature' };
    const before = await vault.open<string>('head', 'newest');
    const kept = before && (await openHead(before.value, this.#here.keys()));
    if (before && kept) {
      const verdict = await this.#compare(before.value, kept, note, shown);
      if (verdict.kind !== 'newer') return verdict;
    }
    await vault.keep({ shelf: 'head', id: 'newest', from: before, value: note });
    return { kind: 'newer' };
  }

  async #compare(keptNote: string, kept: Head, note: string, shown: Head): Promise<HeadVerdict> {
    if (kept.origin !== shown.origin) return { kind: 'bad-signature' };
    if (kept.size === shown.size) {
      return kept.root === shown.root ? { kind: 'same' } : this.#splitSeen(keptNote, note);
    }
    const [first, second] = kept.size < shown.size ? [kept, shown] : [shown, kept];
    const path = await this.#path(first.size, second.size);
    if (!path) return { kind: 'unproven' };
    if (!(await verifyConsistency(first, second, path))) return this.#splitSeen(keptNote, note);
    return { kind: second === shown ? 'newer' : 'older' };
  }

  async #path(first: number, second: number): Promise<readonly Hex[] | undefined> {
    if (first === 0) return [];
    const path = `/api/heads/consistency?first=${first}&second=${second}`;
    const answered = await ask(this.#http, { method: 'GET', path });
    if (answered.kind !== 'ok') return undefined;
    const proof = await said<ConsistencyProof>(answered.answer);
    return proof?.first === first && proof.second === second ? proof.path : undefined;
  }

  async #splitSeen(kept: string, shown: string): Promise<HeadVerdict> {
    const vault = this.#here.vault();
    const before = await vault.open<KeptSplit>('head', 'split');
    if (!before)
      await vault.keep({ shelf: 'head', id: 'split', from: before, value: { kept, shown } });
    return { kind: 'split', kept, shown };
  }
}
