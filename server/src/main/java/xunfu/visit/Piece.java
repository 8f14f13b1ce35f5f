package xunfu.visit;

import java.util.Arrays;
import xunfu.proof.log.Hash;

/**
 * A content-addressed piece of a work package.
 *
 * @param kind what it holds (docs/formats.md §3)
 * @param key visit, premises, day or catalogue that it is about
 * @param content JSON; equal content has equal bytes, so that a phone fetches only what changed
 */
public record Piece(String kind, String key, byte[] content) {
  public Piece {
    content = content.clone();
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  /** Hex SHA-256 of the content. */
  public String sha256() {
    return Hash.of(content).hex();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Piece piece
        && kind.equals(piece.kind)
        && key.equals(piece.key)
        && Arrays.equals(content, piece.content);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * kind.hashCode() + key.hashCode()) + Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return kind + " " + key + " (" + content.length + " bytes)";
  }
}
