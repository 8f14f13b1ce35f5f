package xunfu.organization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.organization.internal.DeviceStore;
import xunfu.proof.event.DeviceCertificate;
import xunfu.proof.event.Times;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.DeviceKey;
import xunfu.proof.keys.SigningKey;
import xunfu.trace.Trace;

/**
 * The phones of the officers. A phone makes a key that never leaves it; the server certifies that
 * key for the person, post and organisation that bind it. A lost phone is revoked, and what it
 * signs afterwards counts no more.
 */
@Service
@Transactional
public class Devices {

  private final DeviceStore store;
  private final Trace trace;
  private final SigningKey key;
  private final Clock clock;
  private final Duration lasts;

  Devices(
      DeviceStore store,
      Trace trace,
      @Qualifier("deviceKey") SigningKey key,
      Clock clock,
      @Value("${xunfu.devices.certificate-lasts}") Duration lasts) {
    this.store = store;
    this.trace = trace;
    this.key = key;
    this.clock = clock;
    this.lasts = lasts;
  }

  /**
   * Binds a phone to the acting post and gives out its certificate. The same binding again returns
   * the same certificate; another key or another holder under the same id is refused.
   *
   * @param publicKey base64url of the SubjectPublicKeyInfo (DER) on P-256
   */
  public Device bind(UUID id, String publicKey) {
    Acting acting = Acting.now();
    Optional<Device> known = store.find(id);
    if (known.isPresent()) {
      return same(known.get(), acting, publicKey);
    }
    Device device = certified(id, readable(publicKey), acting);
    store.add(device);
    trace.record(
        "device.bound",
        id,
        JsonObject.empty().with("v", 1).with("device", id.toString()).with("publicKey", publicKey));
    return device;
  }

  private static Device same(Device known, Acting acting, String publicKey) {
    if (known.publicKey().equals(publicKey)
        && known.person().equals(acting.person())
        && known.post().equals(acting.post())
        && known.revokedAt() == null) {
      return known;
    }
    throw Fault.of(
            Fault.Kind.CONFLICT, "other-content", "A device of this id is bound otherwise already.")
        .maybe("Make a new key and a new id, and bind that.");
  }

  private static String readable(String publicKey) {
    try {
      return DeviceKey.read(publicKey).write();
    } catch (NotReadable e) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED, "not-a-device-key", "The key is refused: " + e.getMessage());
    }
  }

  private Device certified(UUID id, String publicKey, Acting acting) {
    Instant now = clock.instant();
    Instant until = now.plus(lasts);
    JsonObject unsigned =
        JsonObject.empty()
            .with("v", 1)
            .with("device", id.toString())
            .with("publicKey", publicKey)
            .with("person", acting.person().toString())
            .with("personName", acting.personName())
            .with("post", acting.post().toString())
            .with("postName", acting.postName())
            .with("organization", acting.organization().toString())
            .with("organizationName", acting.organizationName())
            .with("notBefore", wire(now))
            .with("notAfter", wire(until));
    DeviceCertificate certificate = DeviceCertificate.sign(unsigned, key);
    return new Device(
        id,
        acting.home(),
        acting.path(),
        acting.person(),
        acting.post(),
        acting.organization(),
        publicKey,
        now,
        until,
        certificate.json().canonicalText(),
        null);
  }

  private String wire(Instant instant) {
    return Times.write(instant.atZone(clock.getZone()).toOffsetDateTime());
  }

  /** Revokes a device: its signatures count no more from now on. Revoked again changes nothing. */
  public Device revoke(UUID id, String because) {
    Device device = get(id);
    if (device.revokedAt() != null) {
      return device;
    }
    store.revoke(id, clock.instant(), Acting.now().person(), because);
    trace.record(
        "device.revoked",
        id,
        JsonObject.empty().with("v", 1).with("device", id.toString()).with("because", because));
    return get(id);
  }

  /** The device; a fault when this scope sees none of that id. */
  @Transactional(readOnly = true)
  public Device get(UUID id) {
    return find(id).orElseThrow(Fault::notFound);
  }

  @Transactional(readOnly = true)
  public Optional<Device> find(UUID id) {
    return store.find(id);
  }

  /** The devices of a person that are bound and not revoked, the newest first. */
  @Transactional(readOnly = true)
  public List<Device> bound(UUID person) {
    return store.bound(person, clock.instant());
  }

  /**
   * Devices that this scope sees, in the order of their ids.
   *
   * @param person only those of that person, or null for any
   * @param path only those of organisations at or below that path
   */
  @Transactional(readOnly = true)
  public Page<Device> list(@Nullable UUID person, String path, @Nullable UUID after, int limit) {
    return Page.of(store.list(person, path, after, limit + 1), limit, d -> d.id().toString());
  }
}
