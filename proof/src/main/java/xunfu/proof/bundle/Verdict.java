package xunfu.proof.bundle;

/** What a bundle proves, from good to bad; the worst finding decides. */
public enum Verdict {
  PROVEN(0, "已证明", "proven"),
  INCOMPLETE(2, "不完整", "incomplete"),
  UNKNOWN_KEY(4, "钥匙不明", "unknown key"),
  TAMPERED(3, "已被改动", "tampered");

  private final int exitCode;
  private final String zh;
  private final String en;

  Verdict(int exitCode, String zh, String en) {
    this.exitCode = exitCode;
    this.zh = zh;
    this.en = en;
  }

  public int exitCode() {
    return exitCode;
  }

  public String in(Language language) {
    return language == Language.ZH ? zh : en;
  }

  Verdict or(Verdict other) {
    return compareTo(other) < 0 ? other : this;
  }
}
