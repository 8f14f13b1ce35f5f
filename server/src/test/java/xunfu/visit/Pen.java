package xunfu.visit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.organization.Acting;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.EventDraft;
import xunfu.proof.event.Salt;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.DeviceKey;
import xunfu.proof.log.Hash;

/**
 * An officer's phone that seals: a key of its own, a chain of events, a time that the test sets.
 */
public final class Pen {
  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys = newKeys();
  private final UUID id = UUID.randomUUID();
  private final Acting owner;
  private long seq;
  private @Nullable Hash prev;

  public Pen(Acting owner) {
    this.owner = owner;
  }

  public UUID id() {
    return id;
  }

  public Acting owner() {
    return owner;
  }

  public String publicKey() {
    return DeviceKey.of(keys.getPublic()).write();
  }

  /** Seals the next event of this phone. */
  public Envelope seal(String type, OffsetDateTime at, JsonObject payload) {
    var envelope = seal(UUID.randomUUID(), type, seq + 1, prev, at, payload);
    seq++;
    prev = envelope.event().hash();
    return envelope;
  }

  /** Seals under an id of the test's choice, in any place of the chain. */
  public Envelope seal(
      UUID event,
      String type,
      long place,
      @Nullable Hash before,
      OffsetDateTime at,
      JsonObject payload) {
    var salt = Salt.draw(random);
    var sealed =
        new EventDraft(
                type,
                event,
                owner.home(),
                owner.organization().toString(),
                owner.person().toString(),
                owner.post().toString(),
                id.toString(),
                place,
                at,
                1000 * place,
                null,
                List.of(),
                before)
            .seal(payload, salt);
    var signature = DeviceKey.sign(keys.getPrivate(), sealed.signedBytes());
    return new Envelope(sealed, Base64Url.write(signature), payload, salt);
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
