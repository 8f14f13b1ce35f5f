package xunfu.registry.internal;

import java.util.List;
import java.util.Locale;
import xunfu.kernel.Identifier;

/**
 * Reads identifiers as they are written in registers and on licences. Pure.
 *
 * @param schemes of the jurisdiction, the first one preferred
 */
public record IdentifierSchemes(List<IdentifierScheme> schemes) {

  public IdentifierSchemes {
    schemes = List.copyOf(schemes);
  }

  /** What a written identifier turned out to be. */
  public sealed interface Reading {

    /**
     * A right identifier.
     *
     * @param upperCased whether small letters had to be written large
     * @param standIn whether the scheme only stands in for the one that the law wants today
     */
    record Right(Identifier identifier, boolean upperCased, boolean standIn) implements Reading {}

    /** No identifier of this jurisdiction, and why. */
    record Wrong(Reason reason, String detail) implements Reading {}
  }

  /** Why a text is no identifier; stable codes. */
  public enum Reason {
    MISSING("identifier-missing"),
    WRONG_CHECK("identifier-check-wrong"),
    UNKNOWN_FORM("identifier-form-unknown");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** As written in reports. */
    public String code() {
      return code;
    }
  }

  /** Reads one identifier; spaces at its ends mean nothing. */
  public Reading read(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return new Reading.Wrong(Reason.MISSING, "no identifier");
    }
    String upper = text.toUpperCase(Locale.ROOT);
    for (var scheme : schemes) {
      if (scheme.looksLike(upper)) {
        return checked(scheme, text, upper);
      }
    }
    return new Reading.Wrong(
        Reason.UNKNOWN_FORM, "%d characters fit no scheme".formatted(text.length()));
  }

  private static Reading checked(IdentifierScheme scheme, String text, String upper) {
    var failure = scheme.firstFailure(upper);
    if (failure.isEmpty()) {
      return new Reading.Right(
          new Identifier(scheme.id(), upper), !upper.equals(text), scheme.standsFor() != null);
    }
    var check = failure.get();
    return new Reading.Wrong(
        Reason.WRONG_CHECK,
        "%s: character %d is %s, but %s belongs to the others"
            .formatted(
                check.name(), check.at(), upper.charAt(check.at() - 1), check.expected(upper)));
  }
}
