package xunfu.visit.internal;

import java.util.UUID;
import org.springframework.stereotype.Component;
import xunfu.kernel.Fault;
import xunfu.organization.Device;
import xunfu.organization.Devices;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.NotReadable;
import xunfu.visit.internal.accept.AcceptanceFacts;
import xunfu.visit.internal.accept.Outcome.Reason;

/** Who signed what a phone sends, and how a refusal is told. */
@Component
public class Signatures {
  private final Devices devices;

  Signatures(Devices devices) {
    this.devices = devices;
  }

  /**
   * The device that signed it: bound at that time to the event's person, in the event's county. A
   * fault where there is none.
   */
  public Device requireSigned(Envelope envelope) {
    var event = envelope.event();
    var device =
        event
            .device()
            .flatMap(id -> devices.find(idOf(id)))
            .filter(it -> it.home().equals(event.home()))
            .filter(it -> it.person().toString().equals(event.person()))
            .filter(it -> it.boundAt(event.capturedAt().toInstant()))
            .orElseThrow(
                () ->
                    Fault.of(
                        Fault.Kind.REFUSED,
                        Reason.DEVICE_NOT_BOUND.code(),
                        "The device that sealed this is not bound to the person who did."));
    if (!isSigned(envelope, device)) {
      throw Fault.of(
          Fault.Kind.REFUSED,
          Reason.BAD_SIGNATURE.code(),
          "The signature is not that of the device over this event.");
    }
    return device;
  }

  private static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      throw new NotReadable("not an id: \"" + text + "\"", notAnId);
    }
  }

  static boolean isSigned(Envelope envelope, Device device) {
    return envelope.signedBy(device.asCertificate().publicKey());
  }

  /** The refusal as the phone is told it. */
  static Fault refusal(Reason reason, AcceptanceFacts facts) {
    return switch (reason) {
      case DEVICE_NOT_BOUND ->
          Fault.of(
              Fault.Kind.REFUSED,
              reason.code(),
              "The device that sealed this is not bound to the person who did.");
      case BAD_SIGNATURE ->
          Fault.of(
              Fault.Kind.REFUSED,
              reason.code(),
              "The signature is not that of the device over this event.");
      case OTHER_CONTENT ->
          Fault.of(
                  Fault.Kind.CONFLICT,
                  reason.code(),
                  "This id was accepted before with other content.")
              .with("kept", facts.acceptedHash().orElse(""))
              .with("sent", facts.eventHash());
      case VISIT_NEVER_HELD ->
          Fault.of(
              Fault.Kind.NOT_FOUND,
              reason.code(),
              "No package of this device ever held this visit.");
      case NOT_READABLE ->
          Fault.of(Fault.Kind.NOT_ACCEPTED, reason.code(), "The envelope cannot be read.");
    };
  }
}
