/** Values that occur everywhere: docs/formats.md, beginning. */
/** Lower-case hex. */
export type Hex = string;

/** base64url without padding. */
export type Base64Url = string;

/** UUIDv7 in lower case. */
export type Id = string;

/** ISO-8601 with zone and milliseconds. */
export type Instant = string;

/** `2026-11-24`. */
export type Day = string;

/** Language → text; `zh` is always there. */
export type Text = { readonly zh: string } & { readonly [language: string]: string };

/** Algorithm → hex. */
export type Digests = Readonly<Record<string, Hex>>;

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [k: string]: Json };

export type JsonObject = { readonly [k: string]: Json };

/** A position in 1e-7 degrees WGS-84. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly accuracyMetres: number;
  readonly source: 'gnss' | 'manual' | 'village' | 'seat' | 'none';
  readonly approximate: boolean;
}
