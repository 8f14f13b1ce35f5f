package xunfu.proof.bundle;

/** The languages that the verifier speaks. */
public enum Language {
  ZH,
  EN
}
