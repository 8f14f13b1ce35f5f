/** Log, receipts, proofs and certificates: docs/formats.md §2. */
import type { Base64Url, Hex, Id, Instant } from './values';

export interface Receipt {
  readonly v: 1;
  readonly origin: string;
  readonly event: Id;
  readonly eventHash: Hex;
  readonly leafHash: Hex;
  readonly receivedAt: Instant;
  readonly promiseSeconds: number;
  readonly key: string;
  readonly signature: Base64Url;
}

export interface InclusionProof {
  readonly v: 1;
  readonly event: Id;
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hex;
  readonly path: readonly Hex[];
  /** Signed note. */
  readonly head: string;
}

/** Shows that the log of `first` entries is a beginning of the log of `second` entries. */
export interface ConsistencyProof {
  readonly v: 1;
  readonly first: number;
  readonly second: number;
  readonly path: readonly Hex[];
}

export interface PublishedKey {
  readonly name: string;
  readonly algorithm: 'Ed25519';
  readonly publicKey: Base64Url;
  readonly use: 'log' | 'package' | 'device';
  readonly from: Instant;
}

export interface DeviceCertificate {
  readonly v: 1;
  readonly device: Id;
  readonly publicKey: Base64Url;
  readonly person: Id;
  readonly personName: string;
  readonly post: Id;
  readonly postName: string;
  readonly organization: Id;
  readonly organizationName: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly key: string;
  readonly signature: Base64Url;
}
