/** The two proofs of RFC 9162 §2.1, checked. Twin of MerkleTree in Java. */
import type { Hex } from './bytes';
import { nodeHash } from './hash';

/** A log of this size with this root. */
export interface Root {
  readonly size: number;
  readonly root: Hex;
}

/** SHA-256 of nothing: the root of a log without entries. */
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Whether the path leads from the leaf at `index` to the root (§2.1.3.2). */
export async function verifyInclusion(
  leaf: Hex,
  index: number,
  size: number,
  path: readonly Hex[],
  root: Hex,
): Promise<boolean> {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  const walk = new Walk(index, size - 1);
  let hash = leaf;
  for (const sibling of path) {
    if (walk.atTop) return false;
    hash = await (walk.stepIsRight() ? nodeHash(sibling, hash) : nodeHash(hash, sibling));
  }
  return walk.atTop && hash === root;
}

/** Whether the path shows that the second log begins with the first (§2.1.4.2). */
export async function verifyConsistency(
  first: Root,
  second: Root,
  path: readonly Hex[],
): Promise<boolean> {
  if (!isCount(first.size) || !isCount(second.size) || first.size > second.size) return false;
  if (first.size === 0) return path.length === 0 && first.root === EMPTY_ROOT;
  if (first.size === second.size) return path.length === 0 && first.root === second.root;
  if (path.length === 0) return false;
  const [start, ...rest] = isPowerOfTwo(first.size) ? [first.root, ...path] : path;
  const walk = new Walk(first.size - 1, second.size - 1);
  walk.skipRightEdges();
  let older = start!;
  let newer = start!;
  for (const sibling of rest) {
    if (walk.atTop) return false;
    if (walk.stepIsRight()) {
      older = await nodeHash(sibling, older);
      newer = await nodeHash(sibling, newer);
    } else {
      newer = await nodeHash(newer, sibling);
    }
  }
  return walk.atTop && older === first.root && newer === second.root;
}

/** The way up from a node; division, since bit operators would cut the numbers to 32 bits. */
class Walk {
  constructor(
    private node: number,
    private last: number,
  ) {}

  get atTop(): boolean {
    return this.last === 0;
  }

  /** Rises by one step and answers whether the node was a right child (its sibling is left). */
  stepIsRight(): boolean {
    const right = this.node % 2 === 1 || this.node === this.last;
    if (right) while (this.node % 2 === 0 && this.node !== 0) this.rise();
    this.rise();
    return right;
  }

  skipRightEdges(): void {
    while (this.node % 2 === 1) this.rise();
  }

  private rise(): void {
    this.node = Math.floor(this.node / 2);
    this.last = Math.floor(this.last / 2);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** By halving: a logarithm is not exact for large numbers. */
function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}
