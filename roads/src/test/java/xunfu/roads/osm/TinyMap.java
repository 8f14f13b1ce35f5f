package xunfu.roads.osm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A map small enough to be drawn: a grid of five by five streets, half a kilometre apart, with one
 * street that is one-way to the east; an island with a road, seven hundred metres to the south;
 * nothing else.
 *
 * <pre>
 *   20 21 22 23 24
 *   15 16 17 18 19
 *   10 11 12 13 14     each crossing is joined with its neighbours
 *    5  6  7  8  9
 *    0→ 1→ 2→ 3→ 4     the lowest street is one-way
 *
 *      30 ─ 31         the island
 * </pre>
 */
final class TinyMap {
  static final double SOUTH = 29.80;
  static final double WEST = 119.70;
  static final double STEP = 0.005;
  private static final int SIDE = 5;

  private TinyMap() {}

  static double lat(int crossing) {
    return crossing >= 30 ? SOUTH - 0.006 : SOUTH + STEP * (crossing / SIDE);
  }

  static double lon(int crossing) {
    return crossing >= 30 ? WEST + STEP * (crossing - 29) : WEST + STEP * (crossing % SIDE);
  }

  static Path written(Path folder) throws IOException {
    var text = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n");
    for (int crossing = 0; crossing < 32; crossing++) {
      if (crossing < SIDE * SIDE || crossing >= 30) {
        text.append(
            String.format(
                Locale.ROOT,
                "<node id='%d' version='1' lat='%.6f' lon='%.6f'/>\n",
                crossing + 1,
                lat(crossing),
                lon(crossing)));
      }
    }
    for (int line = 0; line < SIDE; line++) {
      way(text, 100 + line, line == 0, SIDE * line, 1);
      way(text, 200 + line, false, line, SIDE);
    }
    text.append("<way id='300' version='1'><nd ref='31'/><nd ref='32'/>");
    text.append("<tag k='highway' v='residential'/></way>\n</osm>\n");
    Path file = folder.resolve("tiny.osm");
    Files.writeString(file, text);
    return file;
  }

  private static void way(StringBuilder text, int id, boolean oneWay, int first, int step) {
    text.append("<way id='%d' version='1'>".formatted(id));
    for (int i = 0; i < SIDE; i++) {
      text.append("<nd ref='%d'/>".formatted(first + step * i + 1));
    }
    text.append("<tag k='highway' v='residential'/>");
    text.append(oneWay ? "<tag k='oneway' v='yes'/></way>\n" : "</way>\n");
  }
}
