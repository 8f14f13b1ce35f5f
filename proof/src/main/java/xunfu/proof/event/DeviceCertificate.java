package xunfu.proof.event;

import java.time.OffsetDateTime;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.DeviceKey;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.NamedKey;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.keys.Trust;

/** The server's word that a device's key belongs to a person at a post, from a day to a day. */
public record DeviceCertificate(JsonObject json) {

  public DeviceCertificate {
    for (String name : java.util.List.of("device", "person", "post", "organization", "key")) {
      json.text(name);
    }
    DeviceKey.read(json.text("publicKey"));
    Event.readTime(json.text("notBefore"));
    Event.readTime(json.text("notAfter"));
    json.text("signature");
  }

  public static DeviceCertificate read(Json json) {
    return new DeviceCertificate(json.asObject());
  }

  /** Signs the members that describe device, key, holder and time. */
  public static DeviceCertificate sign(JsonObject unsigned, SigningKey key) {
    return new DeviceCertificate(key.seal(unsigned));
  }

  public String device() {
    return json.text("device");
  }

  public String person() {
    return json.text("person");
  }

  public String post() {
    return json.text("post");
  }

  public String organization() {
    return json.text("organization");
  }

  public DeviceKey publicKey() {
    return DeviceKey.read(json.text("publicKey"));
  }

  public OffsetDateTime notBefore() {
    return Event.readTime(json.text("notBefore"));
  }

  public OffsetDateTime notAfter() {
    return Event.readTime(json.text("notAfter"));
  }

  /** Both ends included. */
  public boolean validAt(OffsetDateTime time) {
    return !time.isBefore(notBefore()) && !time.isAfter(notAfter());
  }

  public Trust check(KnownKeys keys) {
    return keys.check(json, NamedKey.DEVICE);
  }
}
