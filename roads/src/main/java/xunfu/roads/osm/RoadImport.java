package xunfu.roads.osm;

import com.graphhopper.GraphHopper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

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
    Path fresh = directory.resolveSibling(directory.getFileName() + ".new");
    try {
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
    Path old = directory.resolveSibling(directory.getFileName() + ".old");
    delete(old);
    if (Files.exists(directory)) {
      Files.move(directory, old);
    }
    Files.move(fresh, directory);
    delete(old);
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
    private final Progress progress;

    Announcing(Progress progress) {
      this.progress = progress;
    }

    @Override
    protected void importOSM() {
      progress.tell(READING, -1);
      super.importOSM();
    }

    @Override
    protected void postImportOSM() {
      progress.tell(JOINING, -1);
      super.postImportOSM();
    }

    @Override
    protected void loadOrPrepareCH(boolean closeEarly) {
      progress.tell(CONTRACTING, -1);
      super.loadOrPrepareCH(closeEarly);
    }
  }
}
