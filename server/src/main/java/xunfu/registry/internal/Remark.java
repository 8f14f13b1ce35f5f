package xunfu.registry.internal;

/**
 * One line of an import's report.
 *
 * @param row number of the row in the file, the header being 1
 * @param column header of the column that is meant
 * @param value as written there
 * @param outcome what became of the row
 * @param reason a stable code
 * @param detail a sentence for whoever mends the file
 */
record Remark(
    long row, String column, String value, Outcome outcome, String reason, String detail) {

  enum Outcome {
    REJECTED("rejected"),
    WARNED("warned");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  static Remark rejected(long row, String column, String value, String reason, String detail) {
    return new Remark(row, column, value, Outcome.REJECTED, reason, detail);
  }

  static Remark warned(long row, String column, String value, String reason, String detail) {
    return new Remark(row, column, value, Outcome.WARNED, reason, detail);
  }
}
