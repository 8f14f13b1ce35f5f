package xunfu.trace;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Actor;
import xunfu.proof.event.Attachment;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.EventDraft;
import xunfu.proof.event.Salt;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.Base64Url;
import xunfu.proof.keys.DeviceKey;
import xunfu.proof.log.Hash;

/** Stands in for a phone: seals events one after the other with a key of its own. */
public final class Phone {
  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys = newKeys();
  private final UUID id = UUID.randomUUID();
  private Actor owner;
  private long seq;
  private @Nullable Hash prev;

  public Phone(Actor owner) {
    this.owner = owner;
  }

  public UUID id() {
    return id;
  }

  /** From now on the events say that they come from there, whatever the certificate says. */
  public void pretending(Actor other) {
    owner = other;
  }

  public DeviceKey key() {
    return DeviceKey.of(keys.getPublic());
  }

  /** Seals the next event of this phone. */
  public Envelope seal(String type, JsonObject payload, Attachment... attachments) {
    return seal(type, now(), payload, List.of(attachments));
  }

  /** Seals the next event of this phone at a time that the test sets. */
  public Envelope seal(
      String type, OffsetDateTime at, JsonObject payload, List<Attachment> attachments) {
    Envelope envelope = seal(UUID.randomUUID(), type, seq + 1, prev, at, payload, attachments);
    seq++;
    prev = envelope.event().hash();
    return envelope;
  }

  /** Seals an event in any place of the chain, as an honest phone never would. */
  public Envelope seal(
      UUID event,
      String type,
      long place,
      @Nullable Hash before,
      JsonObject payload,
      Attachment... attachments) {
    return seal(event, type, place, before, now(), payload, List.of(attachments));
  }

  /** The same at a time that the test sets. */
  public Envelope seal(
      UUID event,
      String type,
      long place,
      @Nullable Hash before,
      OffsetDateTime at,
      JsonObject payload,
      List<Attachment> attachments) {
    Salt salt = Salt.draw(random);
    Event sealed =
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
                attachments,
                before)
            .seal(payload, salt);
    byte[] signature = DeviceKey.sign(keys.getPrivate(), sealed.signedBytes());
    return new Envelope(sealed, Base64Url.write(signature), payload, salt);
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.ofHours(8));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
