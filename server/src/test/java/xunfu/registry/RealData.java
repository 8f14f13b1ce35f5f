package xunfu.registry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xunfu.organization.Area;
import xunfu.registry.internal.table.Header;
import xunfu.registry.internal.table.TableFile;
import xunfu.registry.internal.table.TableRow;

/** Real registers beside the repository; a test that needs an absent one is skipped. */
public final class RealData {

  private RealData() {}

  /** Root of the repository, wherever the build runs. */
  public static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isDirectory(here.resolve("content"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException(
          "No folder above " + Path.of("").toAbsolutePath() + " has content/");
    }
    return here;
  }

  /** A file of the real data, or the test is skipped. */
  public static Path file(String name) {
    String root = System.getenv("XUNFU_DATA");
    Path data = root == null ? repository().resolve("../shared/data") : Path.of(root);
    Path file = data.resolve(name).normalize();
    assumeTrue(Files.exists(file), "no real data at " + file);
    return file;
  }

  /** Today's areas, from the province to the village, as the build carries them. */
  public static List<Area> areas() throws Exception {
    var areas = new ArrayList<Area>();
    read(
        repository().resolve("content/cn-zj/areas/areas.csv.gz"),
        (header, row) -> {
          String code = header.cell(row, "code").orElseThrow();
          String parent = header.cell(row, "parent").orElseThrow();
          areas.add(
              new Area(
                  code,
                  code,
                  Integer.parseInt(header.cell(row, "level").orElseThrow()),
                  header.cell(row, "name").orElseThrow(),
                  parent.isEmpty() ? null : parent));
        });
    return areas;
  }

  /** What is done with each row below the header. */
  @FunctionalInterface
  public interface EachRow {
    void take(Header header, TableRow row);
  }

  /** Reads a table. */
  public static void read(Path file, EachRow each) throws Exception {
    try (var rows = TableFile.of(file).open()) {
      TableRow first = rows.next();
      if (first == null) {
        return;
      }
      var header = new Header(first);
      for (TableRow row = rows.next(); row != null; row = rows.next()) {
        each.take(header, row);
      }
    }
  }
}
