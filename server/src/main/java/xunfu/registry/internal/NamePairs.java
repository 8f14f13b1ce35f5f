package xunfu.registry.internal;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Every two neighbouring characters of a name. An index over them finds any part of a Chinese name
 * from two characters on, where an index over three (pg_trgm) would read the whole table.
 */
final class NamePairs {

  private NamePairs() {}

  /** Full-width letters narrow, small letters large, no spaces: what search takes for the same. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toUpperCase(Locale.ROOT);
  }

  /** The pairs of all these names. */
  static List<String> of(Collection<String> names) {
    var pairs = new LinkedHashSet<String>();
    names.forEach(name -> add(pairs, plain(name)));
    return List.copyOf(pairs);
  }

  private static void add(Set<String> pairs, String name) {
    int[] points = name.codePoints().toArray();
    for (int i = 0; i + 1 < points.length; i++) {
      pairs.add(new String(points, i, 2));
    }
  }
}
