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
import xunfu.proof.event.Attachment;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.EventDraft;
import xunfu.proof.event.Salt;
import xunfu.proof.json.Json;
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
  private String home;
  private UUID post;
  private boolean forgetful;
  private long seq;
  private @Nullable Hash prev;

  public Pen(Acting owner) {
    this.owner = owner;
    this.home = owner.home();
    this.post = owner.post();
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

  /** From now on the events say that they come from there, whatever the certificate says. */
  public Pen pretending(String home, UUID post) {
    this.home = home;
    this.post = post;
    return this;
  }

  /** From now on the events carry none of the photos that their payload names. */
  public Pen forgettingPhotos() {
    forgetful = true;
    return this;
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
                home,
                owner.organization().toString(),
                owner.person().toString(),
                post.toString(),
                id.toString(),
                place,
                at,
                1000 * place,
                null,
                forgetful ? List.of() : attachments(payload),
                before)
            .seal(payload, salt);
    var signature = DeviceKey.sign(keys.getPrivate(), sealed.signedBytes());
    return new Envelope(sealed, Base64Url.write(signature), payload, salt);
  }

  /** The photos that the payload names, as a phone attaches them. */
  private static List<Attachment> attachments(JsonObject payload) {
    return payload.at("/photos").stream()
        .flatMap(photos -> photos.asArray().elements().stream())
        .map(Json::asObject)
        .map(
            photo ->
                new Attachment(
                    Hash.fromHex(photo.text("sha256")),
                    photo.integer("size"),
                    photo.text("mime"),
                    photo.text("class")))
        .toList();
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
