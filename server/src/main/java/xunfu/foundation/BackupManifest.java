package xunfu.foundation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds, the first entry of its zip.
 *
 * @param v version of this form
 * @param migrations each room's schema version, in the order in which the rooms migrate
 * @param tables in an order in which no row comes before one that it refers to
 * @param sequences the next value of each sequence
 * @param files the evidence files, by their SHA-256
 * @param keys the public halves of the server's keys, as {@code /open/keys} shows them
 * @param head the newest signed head of the log when the backup was made (a note), or empty
 */
public record BackupManifest(
    int v,
    OffsetDateTime madeAt,
    String deployment,
    List<Migration> migrations,
    List<Table> tables,
    Map<String, Long> sequences,
    List<String> files,
    String keys,
    String head) {

  /** The form that this version writes. */
  public static final int VERSION = 1;

  /** A room's schema version; {@code __root} is the kernel's. */
  public record Migration(String room, String version) {}

  /**
   * A table's rows, in PostgreSQL's text form of COPY, under {@code tables/NAME.copy}.
   *
   * @param name with its schema
   * @param columns in the order of the file
   * @param sha256 of the file, hex
   */
  public record Table(String name, List<String> columns, long rows, String sha256) {}
}
