package xunfu.roads.osm;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.ch.PrepareContractionHierarchies;
import com.graphhopper.routing.ev.ImportUnit;
import com.graphhopper.routing.util.OSMParsers;
import com.graphhopper.storage.CHConfig;
import com.graphhopper.util.PMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a road graph of an OpenStreetMap extract: for each {@link xunfu.roads.Profile} the roads it
 * may use with contraction hierarchies (Geisberger, Sanders, Schultes, Delling, 2008), which answer
 * in microseconds what a search would answer in milliseconds.
 *
 * <p>Runs in a process of its own: it needs a lot of memory for a short time, and libraries that
 * the server must not have beside its own. The new graph takes the place of an old one only when it
 * is complete.
 */
public final class RoadImport {
  static final String CHECKING = "1/4 looking through the extract";
  private static final String READING = "2/4 reading roads";
  private static final String JOINING = "3/4 joining roads";
  private static final String CONTRACTING = "4/4 making shortcuts";

  /** Held while a new graph takes the place of an old one, so that nobody leaves in between. */
  private static final Object REPLACING = new Object();

  private RoadImport() {}

  /**
   * What was made.
   *
   * @param nodes junctions, {@code edges} roads between them
   */
  public record Made(int nodes, int edges) {}

  /**
   * Imports.
   *
   * @param extract .osm.pbf, .osm or .osm.gz
   * @param directory of the graph; made, or replaced when everything went well
   * @throws BadMap when the extract cannot be used; what was in the directory stays
   */
  public static Made make(Path extract, Path directory, Progress progress) {
    OsmFile.check(extract, progress);
    Path fresh = fresh(directory);
    try {
      putBack(directory);
      delete(fresh);
      Files.createDirectories(fresh);
      var made = made(extract, fresh, progress);
      new GraphRecord(
              extract.getFileName().toString(),
              sha256(extract),
              made.nodes(),
              made.edges(),
              GraphRecord.bytesIn(fresh))
          .write(fresh);
      replace(fresh, directory);
      return made;
    } catch (IOException fault) {
      throw new BadMap(
          "the graph cannot be written to %s: %s".formatted(directory, fault.getMessage()),
          "look for rights and free space",
          fault);
    } finally {
      delete(fresh);
    }
  }

  private static Made made(Path extract, Path fresh, Progress progress) {
    var hopper = GraphProfiles.configured(new Announcing(progress));
    hopper.setGraphHopperLocation(fresh.toString());
    hopper.setOSMFile(extract.toString());
    try {
      hopper.importOrLoad();
      var graph = hopper.getBaseGraph();
      return new Made(graph.getNodes(), graph.getEdges());
    } catch (RuntimeException fault) {
      throw new BadMap(
          "%s cannot be imported: %s".formatted(extract, reason(fault)),
          "check that it holds roads, and load it again",
          fault);
    } finally {
      hopper.close();
    }
  }

  private static String reason(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[1 << 16];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void replace(Path fresh, Path directory) throws IOException {
    synchronized (REPLACING) {
      Path old = old(directory);
      delete(old);
      if (Files.exists(directory)) {
        Files.move(directory, old);
      }
      Files.move(fresh, directory);
      delete(old);
    }
  }

  /** A process that was killed in the middle of {@link #replace} leaves the old graph aside. */
  private static void putBack(Path directory) throws IOException {
    if (Files.notExists(directory) && Files.exists(old(directory))) {
      Files.move(old(directory), directory);
    }
  }

  /**
   * Clears away what an import has begun, when its process is asked to end: the former graph stays,
   * or the new one when it was just complete.
   *
   * @return whether there was anything unfinished
   */
  static boolean giveUp(Path directory) {
    synchronized (REPLACING) {
      Path fresh = fresh(directory);
      boolean begun = Files.exists(fresh);
      try {
        delete(fresh);
      } catch (UncheckedIOException stillWritten) {
        // the import has just written another file into it; the next import clears it away
      }
      return begun;
    }
  }

  private static Path fresh(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".new");
  }

  private static Path old(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".old");
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (var inside = Files.walk(directory)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** GraphHopper, telling where it is. */
  private static final class Announcing extends GraphHopper {
    /** So many roads, and a quarter more than last time, are read before it is told again. */
    private static final long ROADS_PER_LINE = 1_000;

    private final Progress progress;
    private long read;
    private long toTell = ROADS_PER_LINE;

    Announcing(Progress progress) {
      this.progress = progress;
    }

    @Override
    protected void importOSM() {
      progress.tell(READING, -1);
      super.importOSM();
    }

    @Override
    protected OSMParsers buildOSMParsers(
        Map<String, PMap> values,
        Map<String, ImportUnit> units,
        Map<String, List<String>> restrictions,
        List<String> ignored) {
      return super.buildOSMParsers(values, units, restrictions, ignored)
          .addWayTagParser((edge, access, way, relations) -> tellRead());
    }

    private void tellRead() {
      read++;
      if (read >= toTell) {
        progress.tell(READING + ", " + read + " so far", -1);
        toTell = read + Math.max(ROADS_PER_LINE, read / 4);
      }
    }

    @Override
    protected Map<String, PrepareContractionHierarchies.Result> prepareCH(
        boolean closeEarly, List<CHConfig> hierarchies) {
      var prepared = new LinkedHashMap<String, PrepareContractionHierarchies.Result>();
      for (var one : hierarchies) {
        progress.tell(
            "%s, %d of %d: %s"
                .formatted(CONTRACTING, prepared.size() + 1, hierarchies.size(), one.getName()),
            -1);
        prepared.putAll(super.prepareCH(closeEarly, List.of(one)));
      }
      return prepared;
    }

    @Override
    protected void postImportOSM() {
      progress.tell(JOINING, -1);
      super.postImportOSM();
    }
  }
}
