package xunfu.proof.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.keys.Trust;
import xunfu.proof.log.Hash;

/**
 * A signed head: this log had this many entries and this root. The text is a tlog-checkpoint in a
 * signed note (see C2SP, tlog-checkpoint and signed-note): three lines, an empty line, and one line
 * per signature.
 *
 * @param origin the log
 * @param size how many entries it has
 * @param root the root over them
 * @param signatures who signed, at least one
 */
public record Head(String origin, long size, Hash root, List<NoteSignature> signatures) {
  private static final String SIGNATURE_START = "— ";
  private static final int ED25519_LENGTH = 64;

  public Head {
    signatures = List.copyOf(signatures);
  }

  public static Head sign(String origin, long size, Hash root, SigningKey key) {
    byte[] signature = key.sign(text(origin, size, root));
    return new Head(
        origin,
        size,
        root,
        List.of(new NoteSignature(key.named().name(), key.named().noteHash(), signature)));
  }

  /** Reads a note; every deviation from the one spelling is refused. */
  public static Head read(String note) {
    int end = note.indexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new NotReadable("a note has a text, an empty line and signatures, each line ended");
    }
    String[] lines = note.substring(0, end).split("\n", -1);
    if (lines.length != 3 || lines[0].isEmpty()) {
      throw new NotReadable("a head has three lines: origin, size and root");
    }
    List<NoteSignature> signatures =
        note.substring(end + 2).lines().map(Head::readSignature).toList();
    if (signatures.isEmpty()) {
      throw new NotReadable("a head without a signature");
    }
    Head head = new Head(lines[0], readSize(lines[1]), readRoot(lines[2]), signatures);
    if (!head.write().equals(note)) {
      throw new NotReadable("a head in another spelling than its own");
    }
    return head;
  }

  /** The note. */
  public String write() {
    StringBuilder note = new StringBuilder(new String(signedText(), StandardCharsets.UTF_8));
    note.append('\n');
    for (NoteSignature signature : signatures) {
      note.append(SIGNATURE_START).append(signature.write()).append('\n');
    }
    return note.toString();
  }

  /** The bytes that are signed: the three lines with their line feeds. */
  public byte[] signedText() {
    return text(origin, size, root);
  }

  /**
   * What the signatures are worth: forged if a known key's is false, else signed if one known key
   * signed. Signatures of keys that are not known (a witness, say) are passed over.
   */
  public Trust check(KnownKeys keys) {
    Trust trust = Trust.UNKNOWN_KEY;
    for (NoteSignature signature : signatures) {
      Optional<NamedKey> key =
          keys.find(signature.keyName(), NamedKey.LOG)
              .filter(known -> Arrays.equals(known.noteHash(), signature.keyHash()));
      if (key.isPresent() && !key.get().key().signed(signedText(), signature.signature())) {
        return Trust.FORGED;
      }
      trust = key.isPresent() ? Trust.SIGNED : trust;
    }
    return trust;
  }

  private static byte[] text(String origin, long size, Hash root) {
    String base64 = Base64.getEncoder().encodeToString(root.bytes());
    return (origin + "\n" + size + "\n" + base64 + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static long readSize(String line) {
    try {
      return Long.parseUnsignedLong(line);
    } catch (NumberFormatException notANumber) {
      throw new NotReadable("the size of a head is a number, found \"" + line + "\"", notANumber);
    }
  }

  private static Hash readRoot(String line) {
    return Hash.fromBytes(base64(line));
  }

  private static NoteSignature readSignature(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(SIGNATURE_START) || space < SIGNATURE_START.length()) {
      throw new NotReadable("a signature line reads \"— name signature\", found \"" + line + "\"");
    }
    byte[] bytes = base64(line.substring(space + 1));
    if (bytes.length != 4 + ED25519_LENGTH) {
      throw new NotReadable("a signature of a note has 68 bytes, found " + bytes.length);
    }
    return new NoteSignature(
        line.substring(SIGNATURE_START.length(), space),
        Arrays.copyOf(bytes, 4),
        Arrays.copyOfRange(bytes, 4, bytes.length));
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new NotReadable("not base64: \"" + text + "\"", notBase64);
    }
  }

  /**
   * One line of signature.
   *
   * @param keyHash four bytes that tell keys of the same name apart
   * @param signature 64 bytes, Ed25519
   */
  public record NoteSignature(String keyName, byte[] keyHash, byte[] signature) {
    String write() {
      byte[] bytes = Arrays.copyOf(keyHash, keyHash.length + signature.length);
      System.arraycopy(signature, 0, bytes, keyHash.length, signature.length);
      return keyName + " " + Base64.getEncoder().encodeToString(bytes);
    }
  }
}
