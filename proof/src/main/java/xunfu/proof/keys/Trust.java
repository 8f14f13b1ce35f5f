package xunfu.proof.keys;

/** What a signature is worth. */
public enum Trust {
  /** Made by a known key over exactly this. */
  SIGNED,
  /** A known key is named, but it did not sign this. */
  FORGED,
  /** No key of that name and use is known. */
  UNKNOWN_KEY
}
