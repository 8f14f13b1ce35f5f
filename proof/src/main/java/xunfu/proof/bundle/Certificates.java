package xunfu.proof.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xunfu.proof.event.DeviceCertificate;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;

/** The certificates in a bundle, and what they make of a device's signature. */
final class Certificates {
  private static final String FILE = "devices.jsonl";

  private final Report report;
  private final Map<String, List<DeviceCertificate>> good = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  private Certificates(Report report) {
    this.report = report;
  }

  static Certificates read(Bundle bundle, KnownKeys keys, Report report) {
    Certificates certificates = new Certificates(report);
    try (Lines lines = bundle.lines(FILE)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        certificates.add(line.get(), keys);
      }
    }
    return certificates;
  }

  private void add(Lines.Line line, KnownKeys keys) {
    try {
      DeviceCertificate certificate = DeviceCertificate.read(Json.read(line.bytes()));
      Place place = new Place.Certificate(certificate.device());
      switch (certificate.check(keys)) {
        case SIGNED ->
            good.computeIfAbsent(certificate.device(), device -> new ArrayList<>())
                .add(certificate);
        case FORGED -> report.add(place, Fault.CERTIFICATE_FORGED);
        case UNKNOWN_KEY -> report.add(place, Fault.KEY_UNKNOWN, certificate.json().text("key"));
      }
    } catch (NotReadable notReadable) {
      report.add(new Place.Line(FILE, line.number()), Fault.NOT_READABLE, notReadable.getMessage());
    }
  }

  /** Checks who sealed an event; one without a device was sealed by nobody. */
  void check(Envelope envelope, long index) {
    Optional<String> device = envelope.event().device();
    if (device.isEmpty()) {
      return;
    }
    List<DeviceCertificate> known = good.getOrDefault(device.get(), List.of());
    if (known.isEmpty()) {
      if (told.add(device.get())) {
        report.add(new Place.Entry(index), Fault.CERTIFICATE_MISSING);
      }
      return;
    }
    worth(envelope, known).ifPresent(fault -> report.add(new Place.Entry(index), fault));
  }

  private static Optional<Fault> worth(Envelope envelope, List<DeviceCertificate> known) {
    Fault fault = Fault.SIGNATURE_FORGED;
    for (DeviceCertificate certificate : known) {
      if (!envelope.signedBy(certificate.publicKey())) {
        continue;
      }
      if (!certificate.person().equals(envelope.event().person())) {
        fault = Fault.OTHER_PERSON;
      } else if (certificate.validAt(envelope.event().capturedAt())) {
        return Optional.empty();
      } else {
        fault = Fault.CERTIFICATE_NOT_VALID;
      }
    }
    return Optional.of(fault);
  }
}
