package xunfu.trace;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import xunfu.kernel.Actor;
import xunfu.kernel.Fault;
import xunfu.kernel.Ids;
import xunfu.kernel.Scope;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.EventDraft;
import xunfu.proof.event.Receipt;
import xunfu.proof.event.Salt;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.log.Hash;
import xunfu.trace.internal.DeviceChain;
import xunfu.trace.internal.EventStore;

/**
 * The door for everything that must leave a trace. An event is written in the caller's transaction,
 * together with what it tells of: both are there, or neither. Its place in the log comes a moment
 * later from the sequencer.
 */
@Service
public class Trace {
  /** Within how many seconds an accepted event stands under a signed head. */
  public static final long PROMISE_SECONDS = 60;

  /** Stands for whoever works at the server's own command line. */
  private static final UUID OPERATOR = new UUID(0, 0);

  private static final String OPERATOR_PATH = "system/";

  private final EventStore events;
  private final SigningKey logKey;
  private final Clock clock;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  Trace(EventStore events, SigningKey logKey, Clock clock, Ids ids) {
    this.events = events;
    this.logKey = logKey;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Records a fact of the server or the desk in the name of the post that acts.
   *
   * @param about the thing it tells of, null when it is not one thing
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Event record(String type, @Nullable UUID about, JsonObject payload) {
    Scope.ActingPost acting = Scope.acting();
    return record(acting.actor(), acting.path(), type, about, payload);
  }

  /**
   * Records a fact of the server where no post acts (a sign-in, a timer), in the name given.
   *
   * @param organizationPath of the organisation that answers for it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Event record(
      Actor actor, String organizationPath, String type, @Nullable UUID about, JsonObject payload) {
    OffsetDateTime now = now();
    Salt salt = Salt.draw(random);
    Event event = draft(actor, type, now).seal(payload, salt);
    events.claimId(event, now);
    events.add(new Envelope(event, null, payload, salt), organizationPath, about, now);
    return event;
  }

  /**
   * Records what whoever works at the server's own command line did.
   *
   * @param home code of the deployment's county, under which it is recorded
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Event recordOperator(String home, String type, @Nullable UUID about, JsonObject payload) {
    return recordOperator(home, OPERATOR_PATH, type, about, payload);
  }

  /**
   * Records what the operator did to a thing of an organisation, where its people find it.
   *
   * @param organizationPath of the organisation that answers for the thing
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Event recordOperator(
      String home, String organizationPath, String type, @Nullable UUID about, JsonObject payload) {
    Actor operator = new Actor(home, OPERATOR, OPERATOR, OPERATOR);
    return record(operator, organizationPath, type, about, payload);
  }

  /**
   * Accepts an event that a device sealed, once and only once. Whether this device may, and whether
   * its signature is good, the caller has checked; that payload and event belong together is
   * checked here.
   *
   * @param organizationPath of the organisation that answers for it now
   * @throws Fault {@code not-readable} when the payload is not the one that was sealed; {@code
   *     other-content} when the id belongs to another event, with both hashes
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Acceptance accept(Envelope envelope, @Nullable UUID about, String organizationPath) {
    Event event = envelope.event();
    if (envelope.erased() || !envelope.keepsCommitment()) {
      throw Fault.of(
          Fault.Kind.NOT_ACCEPTED,
          "not-readable",
          "The payload of event " + event.id() + " is not the one that its seal commits to.");
    }
    events.lockDevice(event);
    OffsetDateTime now = now();
    if (!events.claimId(event, now)) {
      return repeated(event);
    }
    DeviceChain chain = events.chain(event);
    events.add(envelope, organizationPath, about, now);
    return new Acceptance(
        receipt(event, now), false, chain.isForkedBy(event), chain.isBrokenBy(event));
  }

  private Acceptance repeated(Event event) {
    EventStore.Claim first = events.claim(event.id());
    if (!first.eventHash().equals(event.hash())) {
      throw Fault.of(
              Fault.Kind.CONFLICT,
              "other-content",
              "The id " + event.id() + " belongs to an event with other content.")
          .maybe("Keep both and show them to a person; nothing was overwritten.")
          .with("kept", first.eventHash().hex())
          .with("sent", event.hash().hex());
    }
    return new Acceptance(receipt(event, zoned(first.receivedAt())), true, false, false);
  }

  /** The event as it is kept, if the scope may see it. */
  @Transactional(readOnly = true)
  public Optional<KeptEvent> find(UUID id) {
    return events.find(id).map(row -> new KeptEvent(row.envelope(), zoned(row.receivedAt())));
  }

  /** The event of a phone by its hash, as a co-signature names it; if the scope may see it. */
  @Transactional(readOnly = true)
  public Optional<KeptEvent> findByHash(Hash hash) {
    return events
        .findByHash(hash)
        .map(row -> new KeptEvent(row.envelope(), zoned(row.receivedAt())));
  }

  /** The events that tell of a thing, in the order of their ids. */
  @Transactional(readOnly = true)
  public List<KeptEvent> listAbout(UUID about) {
    return events.listAbout(about).stream()
        .map(row -> new KeptEvent(row.envelope(), zoned(row.receivedAt())))
        .toList();
  }

  /** The receipt of a kept event: the same bytes as when it was accepted. */
  public Receipt receipt(KeptEvent kept) {
    return receipt(kept.envelope().event(), kept.receivedAt());
  }

  /**
   * Erases content for good: payload and salt go, the event stays and proves without them. The
   * caller records why and erases its own rows in the same transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(UUID id) {
    if (!events.erase(id)) {
      throw Fault.notFound();
    }
  }

  private Receipt receipt(Event event, OffsetDateTime receivedAt) {
    return Receipt.sign(logKey.named().origin(), event, receivedAt, PROMISE_SECONDS, logKey);
  }

  private EventDraft draft(Actor actor, String type, OffsetDateTime now) {
    return new EventDraft(
        type,
        ids.next(),
        actor.home(),
        actor.organization().toString(),
        actor.person().toString(),
        actor.post().toString(),
        null,
        0,
        now,
        0,
        null,
        List.of(),
        null);
  }

  /** To the millisecond, as it is written everywhere. */
  private OffsetDateTime now() {
    return zoned(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private OffsetDateTime zoned(java.time.Instant instant) {
    return instant.atZone(clock.getZone()).toOffsetDateTime();
  }
}
