package xunfu.visit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Actor;
import xunfu.organization.Acting;
import xunfu.proof.event.Attachment;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.log.Hash;
import xunfu.trace.Phone;

/** An officer's phone that seals records of visits: it attaches the photos that a record names. */
public final class Pen {
  private final Acting owner;
  private final Phone phone;
  private boolean forgetful;

  public Pen(Acting owner) {
    this.owner = owner;
    this.phone = new Phone(owner.actor());
  }

  public UUID id() {
    return phone.id();
  }

  public Acting owner() {
    return owner;
  }

  public String publicKey() {
    return phone.key().write();
  }

  /** From now on the events say that they come from there, whatever the certificate says. */
  public Pen pretending(String home, UUID post) {
    phone.pretending(new Actor(home, owner.organization(), owner.person(), post));
    return this;
  }

  /** From now on the events carry none of the photos that their payload names. */
  public Pen forgettingPhotos() {
    forgetful = true;
    return this;
  }

  /** Seals the next event of this phone. */
  public Envelope seal(String type, OffsetDateTime at, JsonObject payload) {
    return phone.seal(type, at, payload, attachments(payload));
  }

  /** Seals under an id of the test's choice, in any place of the chain. */
  public Envelope seal(
      UUID event,
      String type,
      long place,
      @Nullable Hash before,
      OffsetDateTime at,
      JsonObject payload) {
    return phone.seal(event, type, place, before, at, payload, attachments(payload));
  }

  /** The photos that the payload names, as a phone attaches them. */
  private List<Attachment> attachments(JsonObject payload) {
    if (forgetful) {
      return List.of();
    }
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
}
