package xunfu.organization;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.proof.event.DeviceCertificate;
import xunfu.proof.json.Json;

/**
 * A phone that is bound to a person at a post.
 *
 * @param certificate the signed certificate, canonical JSON as it was given out
 * @param revokedAt since when its signatures count no more, or null
 */
public record Device(
    UUID id,
    String home,
    String path,
    UUID person,
    UUID post,
    UUID organization,
    String publicKey,
    Instant boundAt,
    Instant notAfter,
    String certificate,
    @Nullable Instant revokedAt) {

  /** The certificate to check signatures with. */
  public DeviceCertificate asCertificate() {
    return DeviceCertificate.read(Json.read(certificate));
  }

  /** Whether a signature made at that instant may count. */
  public boolean boundAt(Instant at) {
    return !at.isAfter(notAfter) && (revokedAt == null || at.isBefore(revokedAt));
  }
}
