import { createHash } from 'node:crypto';

/** The tree of RFC 9162 §2.1 straight from its definition, for few leaves. */
export class MerkleTree {
  readonly leaves: string[] = [];
  readonly #known = new Map<string, string>();

  root(size = this.leaves.length): string {
    return size === 0 ? createHash('sha256').digest('hex') : this.#hash(0, size);
  }

  /** What no log may do: the first entry becomes another. */
  rewrite(leaf: string): void {
    this.leaves[0] = leaf;
    this.leaves.push(leaf);
    this.#known.clear();
  }

  inclusion(index: number, size: number): string[] {
    const walk = (m: number, from: number, to: number): string[] => {
      if (to - from === 1) return [];
      const k = from + split(to - from);
      return m < k
        ? [...walk(m, from, k), this.#hash(k, to)]
        : [...walk(m, k, to), this.#hash(from, k)];
    };
    return walk(index, 0, size);
  }

  consistency(first: number, second: number): string[] {
    const walk = (m: number, from: number, to: number, whole: boolean): string[] => {
      if (m === to) return whole ? [] : [this.#hash(from, to)];
      const k = from + split(to - from);
      return m <= k
        ? [...walk(m, from, k, whole), this.#hash(k, to)]
        : [...walk(m, k, to, false), this.#hash(from, k)];
    };
    return walk(first, 0, second, true);
  }

  #hash(from: number, to: number): string {
    if (to - from === 1) return this.leaves[from]!;
    const name = `${from}-${to}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const k = from + split(to - from);
    const hash = createHash('sha256')
      .update(Buffer.of(1))
      .update(Buffer.from(this.#hash(from, k), 'hex'))
      .update(Buffer.from(this.#hash(k, to), 'hex'))
      .digest('hex');
    this.#known.set(name, hash);
    return hash;
  }
}

/** The largest power of two below `size`. */
function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}
