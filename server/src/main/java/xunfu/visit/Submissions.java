package xunfu.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.kernel.Fault;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.json.Json;
import xunfu.proof.json.JsonArray;
import xunfu.proof.json.JsonObject;
import xunfu.proof.json.JsonText;
import xunfu.proof.json.NotReadable;
import xunfu.trace.FileArrived;
import xunfu.trace.Trace;
import xunfu.trace.TraceLog;
import xunfu.visit.internal.Cosigned;
import xunfu.visit.internal.Filing;
import xunfu.visit.internal.Flags;
import xunfu.visit.internal.Handed;
import xunfu.visit.internal.RecordReceiver;
import xunfu.visit.internal.SealedVisit;
import xunfu.visit.internal.SubmissionStore;
import xunfu.visit.internal.SubmissionStore.Row;
import xunfu.visit.internal.WordReceiver;
import xunfu.visit.internal.WordStore;
import xunfu.visit.internal.accept.AcceptanceFacts.SecondOfficer;
import xunfu.visit.internal.accept.Flag;
import xunfu.visit.internal.accept.Outcome.Reason;

/**
 * Sealed records come in here, each once and only once. The event, the rows of the parts, flags,
 * to-dos and the receipt stand or fall together in one transaction; what is answered is kept.
 */
@Service
public class Submissions {
  private static final String SEALED = "visit.sealed";
  private static final String COSIGNED = "visit.cosigned";
  private static final String HANDED = "sheet.handed";

  /** As canonical JSON writes it; an even number of strokes before it is text. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");

  private final SubmissionStore submissions;
  private final RecordReceiver records;
  private final WordReceiver words;
  private final WordStore spoken;
  private final Flags flags;
  private final Trace trace;
  private final TraceLog log;
  private final Filing filing;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Submissions(
      SubmissionStore submissions,
      RecordReceiver records,
      WordReceiver words,
      WordStore spoken,
      Flags flags,
      Trace trace,
      TraceLog log,
      Filing filing,
      TransactionTemplate transaction,
      Clock clock) {
    this.submissions = submissions;
    this.records = records;
    this.words = words;
    this.spoken = spoken;
    this.flags = flags;
    this.trace = trace;
    this.log = log;
    this.filing = filing;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * The answer to an envelope.
   *
   * @param receipt the server's promise
   * @param missing hashes of photos that have not arrived
   * @param repeated whether it was here already
   */
  public record Acknowledgement(
      JsonObject receipt, List<String> missing, List<FlagView> flags, boolean repeated) {
    public Acknowledgement {
      missing = List.copyOf(missing);
      flags = List.copyOf(flags);
    }

    /** As it travels. */
    public JsonObject write() {
      return JsonObject.empty()
          .with("v", 1)
          .with("receipt", receipt)
          .with("missing", new JsonArray(missing.stream().<Json>map(JsonText::new).toList()))
          .with("flags", new JsonArray(flags.stream().<Json>map(FlagView::write).toList()));
    }
  }

  /** Something amiss, in words. */
  public record FlagView(String code, Text text) {
    /** As the enum of flags words it. */
    public static FlagView of(Flag flag) {
      return new FlagView(flag.code(), flag.text());
    }

    JsonObject write() {
      var words = JsonObject.empty();
      for (var entry : text.byLanguage().entrySet()) {
        words = words.with(entry.getKey(), entry.getValue());
      }
      return JsonObject.empty().with("code", code).with("text", words);
    }
  }

  /**
   * How far a submission is.
   *
   * @param level 2 delivered, 3 photos complete, 4 in the log
   */
  public record Standing(
      UUID id,
      UUID visit,
      Instant receivedAt,
      List<String> missing,
      List<FlagView> flags,
      boolean cosigned,
      int level) {
    public Standing {
      missing = List.copyOf(missing);
      flags = List.copyOf(flags);
    }
  }

  /**
   * Accepts an envelope of a phone: a sealed record, a co-signature, or that a sheet was handed
   * over. A refusal is a fault and leaves nothing behind; the envelope stays on the phone.
   */
  public Acknowledgement accept(byte[] body) {
    try {
      var envelope = Envelope.read(Json.read(body));
      var payload = envelope.findPayload().orElseThrow(() -> new NotReadable("no payload"));
      var event = envelope.event();
      requireKeepable(event.json());
      requireKeepable(payload);
      return switch (event.type()) {
        case SEALED -> {
          var sealed = SealedVisit.read(event, payload);
          yield filed(event, sealed.visit(), () -> records.receive(envelope, sealed));
        }
        case COSIGNED -> {
          var cosigned = Cosigned.read(event, payload);
          yield filed(event, cosigned.visit(), () -> words.cosigned(envelope, cosigned));
        }
        case HANDED -> {
          var handed = Handed.read(event, payload);
          yield filed(event, handed.visit(), () -> words.handed(envelope, handed));
        }
        default -> throw new NotReadable("a phone sends no event of type " + event.type());
      };
    } catch (NotReadable unreadable) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          Reason.NOT_READABLE.code(),
          "The envelope cannot be read: " + unreadable.getMessage());
    }
  }

  /** PostgreSQL keeps no text with this character; sealed it could never be shown as it is. */
  private static void requireKeepable(Json json) {
    if (NUL.matcher(json.canonicalText()).find()) {
      throw new NotReadable("the character U+0000 stands in a text");
    }
  }

  /** Takes it in where it belongs: an officer who was moved sends what he did for his station. */
  private Acknowledgement filed(Event event, UUID visit, Supplier<Acknowledgement> taking) {
    event.device().orElseThrow(() -> new NotReadable("a phone's event has a device"));
    return filing.ofVisit(visit).call(() -> transaction.execute(_ -> taking.get()));
  }

  /** A file has arrived: submissions that waited for it may now be complete. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void arrived(FileArrived news) {
    submissions.lock(news.hash().hex());
    for (var submission : Set.copyOf(submissions.arrived(news.hash().hex()))) {
      if (submissions.complete(submission, clock.instant())) {
        complete(submission);
      }
    }
  }

  private void complete(UUID submission) {
    var row = submissions.find(submission).orElseThrow();
    var digests =
        submissions.photos(submission).stream()
            .map(SubmissionStore.Photo::sha256)
            .<Json>map(JsonText::new)
            .toList();
    trace.record(
        "attachments.complete",
        row.visit(),
        JsonObject.empty()
            .with("v", 1)
            .with("submission", submission.toString())
            .with("digests", new JsonArray(digests)));
    flags.settle(submission, Flag.PHOTO_MISSING, "complete");
  }

  /** How far a submission is; a fault when this scope sees none of that id. */
  @Transactional(readOnly = true)
  public Standing standing(UUID id) {
    return standing(submissions.find(id).orElseThrow(Fault::notFound));
  }

  /** The same for a phone: also what its officer sealed in an earlier post. */
  public Standing standingForPhone(UUID id) {
    return filing.ofSubmission(id).call(() -> transaction.execute(_ -> standing(id)));
  }

  /** A fault unless the phone's officer sees, or sealed, the event of a phone under that id. */
  public void requireSeen(UUID id) {
    boolean seen =
        filing
            .ofEvent(id)
            .call(
                () ->
                    transaction.execute(
                        _ -> submissions.find(id).isPresent() || trace.find(id).isPresent()));
    if (!seen) {
      throw Fault.notFound();
    }
  }

  private Standing standing(Row row) {
    var missing = submissions.missing(row.id());
    return new Standing(
        row.id(),
        row.visit(),
        row.receivedAt(),
        missing,
        submissions.flags(row.id()).stream().map(FlagView::of).toList(),
        spoken.second(row) == SecondOfficer.AGREED,
        level(row, missing.isEmpty()));
  }

  private int level(Row row, boolean complete) {
    if (!complete) {
      return 2;
    }
    return log.proof(row.id()).isPresent() ? 4 : 3;
  }

  /** Submissions in scope in the order of their ids. */
  @Transactional(readOnly = true)
  public Page<Standing> list(@Nullable UUID after, @Nullable Integer limit) {
    int size = Page.limit(limit);
    var rows = Page.of(submissions.list(after, size + 1), size, row -> row.id().toString());
    return new Page<>(rows.items().stream().map(this::standing).toList(), rows.next());
  }

  /** The submission of a visit that counts: the first received. */
  @Transactional(readOnly = true)
  public Optional<Standing> ofVisit(UUID visit) {
    return submissions.ofVisit(visit).stream().findFirst().map(this::standing);
  }

  /** The station explains a flag that no other act meets. */
  @Transactional
  public void explain(UUID id, String code, String reason) {
    var row = submissions.find(id).orElseThrow(Fault::notFound);
    var flag =
        submissions.flags(id).stream()
            .filter(it -> it.code().equals(code) && it.owner() == Flag.Owner.STATION)
            .findFirst()
            .orElseThrow(Fault::notFound);
    trace.record(
        "flag.explained",
        row.visit(),
        JsonObject.empty()
            .with("v", 1)
            .with("submission", id.toString())
            .with("flag", code)
            .with("reason", reason));
    flags.settle(id, flag, reason);
    if (flag == Flag.PART_MISSING) {
      records.lackExplained(row);
    }
  }
}
