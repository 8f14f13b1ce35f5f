import type { Envelope, Hex } from './wire';

/** An envelope as it lies on the phone, for ever as it was sealed. */
export interface SealedRow {
  readonly envelope: Envelope;
  readonly eventHash: Hex;
  /** Who co-signed, from the certificate, where the envelope is another phone's. */
  readonly signer: { readonly person: string; readonly personName: string } | null;
  /** Of a sealed visit: link for the picture on the sheet. */
  readonly link: string | null;
}
