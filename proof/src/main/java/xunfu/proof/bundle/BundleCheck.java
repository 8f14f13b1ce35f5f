package xunfu.proof.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import xunfu.proof.event.Envelope;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.NotReadable;
import xunfu.proof.keys.KnownKeys;

/**
 * Checks a bundle from its manifest to its last photo, in one pass over events, leaves and rows.
 * Every fault becomes a finding that names its place; nothing that lies in a bundle makes it fail
 * otherwise.
 */
public final class BundleCheck {
  private static final String EVENTS = "events.jsonl";
  private static final String MANIFEST = "manifest.json";
  private static final String KEYS = "keys.json";

  private final Bundle bundle;
  private final Trusted trusted;
  private final Report report;

  private BundleCheck(Bundle bundle, Trusted trusted, Report report) {
    this.bundle = bundle;
    this.trusted = trusted;
    this.report = report;
  }

  public static Report check(Path file, Trusted trusted) {
    Report report = new Report();
    try (Bundle bundle = Bundle.open(file)) {
      new BundleCheck(bundle, trusted, report).run();
    } catch (IOException notAZip) {
      report.add(new Place.Whole(), Fault.NOT_A_BUNDLE, String.valueOf(notAZip.getMessage()));
    } catch (TooLarge tooLarge) {
      report.add(new Place.Part(tooLarge.name()), Fault.TOO_LARGE);
    } catch (NotReadable damaged) {
      report.add(new Place.Whole(), Fault.NOT_READABLE, String.valueOf(damaged.getMessage()));
    }
    return report;
  }

  private void run() {
    bundle.unsafeNames().forEach(name -> report.add(new Place.Part(name), Fault.UNSAFE_NAME));
    bundle.namesTwice().forEach(name -> report.add(new Place.Part(name), Fault.NAME_TWICE));
    Optional<Manifest> manifest = part(MANIFEST, Manifest::read);
    Optional<KnownKeys> keys =
        trusted.keys().isPresent() ? trusted.keys() : part(KEYS, KnownKeys::read);
    if (manifest.isPresent() && keys.isPresent()) {
      check(manifest.get(), keys.get());
    }
  }

  private <T> Optional<T> part(String name, java.util.function.Function<Json, T> reading) {
    if (!bundle.has(name)) {
      report.add(new Place.Part(name), Fault.PART_MISSING);
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(bundle.json(name)));
    } catch (NotReadable notReadable) {
      report.add(new Place.Part(name), Fault.NOT_READABLE, notReadable.getMessage());
      return Optional.empty();
    }
  }

  private void check(Manifest manifest, KnownKeys keys) {
    Certificates certificates = Certificates.read(bundle, keys, report);
    Heads heads = Heads.read(bundle, manifest, trusted, keys, report);
    Told told = new Told(heads);
    DeviceChains chains = new DeviceChains(manifest.whole(), told, report);
    Cosignatures cosignatures = new Cosignatures(told, report);
    Erasures erasures = new Erasures(report);
    Files files = new Files(report);
    try (LogCheck log = log(manifest, heads);
        Mirrors mirrors = new Mirrors(bundle, manifest, report)) {
      new Events(certificates, log, mirrors, told, chains, cosignatures, erasures, files)
          .read(manifest);
      log.finish();
      mirrors.finish();
    }
    chains.finish();
    cosignatures.finish();
    erasures.finish();
    files.finish(bundle);
  }

  private LogCheck log(Manifest manifest, Heads heads) {
    return manifest.whole()
        ? new WholeLog(bundle, heads, report)
        : new PartOfLog(bundle, heads, manifest.size(), report);
  }

  /** The pass over the events, each shown to every check. */
  private final class Events {
    private final Certificates certificates;
    private final LogCheck log;
    private final Mirrors mirrors;
    private final Told told;
    private final DeviceChains chains;
    private final Cosignatures cosignatures;
    private final Erasures erasures;
    private final Files files;
    private final Set<UUID> seen = new HashSet<>();
    private long last = -1;
    private long read;

    Events(
        Certificates certificates,
        LogCheck log,
        Mirrors mirrors,
        Told told,
        DeviceChains chains,
        Cosignatures cosignatures,
        Erasures erasures,
        Files files) {
      this.certificates = certificates;
      this.log = log;
      this.mirrors = mirrors;
      this.told = told;
      this.chains = chains;
      this.cosignatures = cosignatures;
      this.erasures = erasures;
      this.files = files;
    }

    void read(Manifest manifest) {
      if (!bundle.has(EVENTS)) {
        report.add(new Place.Part(EVENTS), Fault.PART_MISSING);
      }
      try (Lines lines = bundle.lines(EVENTS)) {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
          read++;
          check(line.get());
        }
      }
      if (read != manifest.events()) {
        report.add(new Place.Part(MANIFEST), Fault.COUNT_DIFFERS, manifest.events(), read);
      }
    }

    private void check(Lines.Line line) {
      Place place = new Place.Line(EVENTS, line.number());
      try {
        JsonObject json = Json.read(line.bytes()).asObject();
        long index = json.integer("index");
        place = new Place.Entry(index);
        check(Envelope.read(json), index);
      } catch (NotReadable notReadable) {
        report.add(place, Fault.NOT_READABLE, notReadable.getMessage());
        log.passUnreadable();
        mirrors.passUnreadable();
      }
    }

    private void check(Envelope envelope, long index) {
      Place place = new Place.Entry(index);
      report.countEvent(envelope.erased());
      if (index <= last) {
        report.add(place, Fault.OUT_OF_ORDER);
        return;
      }
      last = index;
      if (!seen.add(envelope.event().id())) {
        report.add(place, Fault.EVENT_TWICE);
      }
      if (!envelope.keepsCommitment()) {
        report.add(place, Fault.PAYLOAD_CHANGED);
      }
      certificates.check(envelope, index);
      log.check(envelope.event(), index);
      mirrors.check(envelope, index);
      told.add(envelope, index);
      chains.add(envelope.event(), index);
      cosignatures.add(envelope, index);
      erasures.add(envelope, index);
      files.add(envelope, index);
    }
  }
}
