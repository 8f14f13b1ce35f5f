/** Who uses the phone. */
import type { DeviceCertificate, Id, Instant, Session } from '../wire';

export type Start =
  /** Nothing is kept here: sign in with a network. */
  | { readonly kind: 'empty' }
  /** The store is there and closed: sign in; works without a network. */
  | { readonly kind: 'locked' }
  /** Killed and opened again within the time of a sign-in: go on at the same place. */
  | { readonly kind: 'open'; readonly session: Session }
  /** The browser threw the store away. Say so; `lastSeq` is the last event that was kept here. */
  | {
      readonly kind: 'evicted';
      readonly device: Id;
      readonly lastSeq: number;
      readonly since: Instant;
    };

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly session: Session; readonly online: boolean }
  /** Name or password are wrong; after some tries the server asks to wait. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Never signed in on this phone, and the server gave no answer. */
  | { readonly kind: 'needs-network' }
  /** The server knows a newer password than the store: call again with `formerPassword`. */
  | { readonly kind: 'older-password' }
  /** The server refused to bind this phone; its own words. */
  | { readonly kind: 'not-bound'; readonly code: string; readonly text: string };

export interface Access {
  /** To be called once, first. Opens the store if a sign-in still lasts (8 hours). */
  start(): Promise<Start>;
  /**
   * Signs in at the server and opens the store; without a network the password opens the store
   * alone. The first sign-in makes the device key and has it bound. A certificate near its end is
   * renewed on the way.
   */
  signIn(name: string, password: string, formerPassword?: string): Promise<SignedIn>;
  /** Closes the store and ends the session. Nothing is removed; the outbox waits. */
  signOut(): Promise<void>;
  /** Who is signed in; null when nobody. Survives a kill. */
  session(): Session | null;
  /** The certificate of this phone; null before the first sign-in with a network. */
  certificate(): DeviceCertificate | null;
}
