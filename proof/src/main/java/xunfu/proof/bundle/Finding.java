package xunfu.proof.bundle;

import java.util.List;

/** One thing that was found, at one place. */
public record Finding(Place place, Fault fault, List<String> details) {

  public Finding {
    details = List.copyOf(details);
  }

  /** One sentence. */
  public String in(Language language) {
    String what = fault.in(language, details.toArray());
    return language == Language.ZH
        ? place.in(language) + "：" + what
        : place.in(language) + ": " + what;
  }
}
