package xunfu.checklist.content;

import tools.jackson.databind.json.JsonMapper;
import xunfu.checklist.Catalogue;
import xunfu.proof.json.Json;
import xunfu.proof.log.Hash;

/**
 * Writes authored things as pieces of a work package: canonical JSON (RFC 8785), named by the hash
 * of its bytes. Equal content has equal bytes on every machine.
 */
public final class Pieces {

  /** Reads and writes the records of this module as they travel. */
  public static final JsonMapper JSON = JsonMapper.builder().build();

  private Pieces() {}

  /**
   * Canonical bytes and their SHA-256.
   *
   * @param sha256 lower-case hex; the version of a catalogue or template
   */
  public record Piece(byte[] bytes, String sha256) {}

  /** The piece {@code catalogue}. */
  public static Piece of(Catalogue catalogue) {
    return ofAny(catalogue);
  }

  /** The piece {@code sheet}: template by language. */
  public static Piece ofResultSheet(Authored authored) {
    return ofAny(authored.resultSheet());
  }

  /** The piece {@code sentences}: name → text by language. */
  public static Piece ofSentences(Authored authored) {
    return ofAny(authored.sentences());
  }

  /** Reads the piece {@code catalogue} back. */
  public static Catalogue catalogue(byte[] bytes) {
    return JSON.readValue(bytes, Catalogue.class);
  }

  private static Piece ofAny(Object value) {
    var bytes = Json.read(JSON.writeValueAsString(value)).canonical();
    return new Piece(bytes, Hash.of(bytes).hex());
  }
}
