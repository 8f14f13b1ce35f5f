package xunfu.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import xunfu.HouseTest;
import xunfu.kernel.Actor;
import xunfu.kernel.Fault;
import xunfu.kernel.Scope;
import xunfu.kernel.Scope.ActingPost;
import xunfu.kernel.Scope.SystemPost;
import xunfu.proof.event.Envelope;
import xunfu.proof.event.Event;
import xunfu.proof.event.Head;
import xunfu.proof.json.JsonObject;
import xunfu.proof.keys.KnownKeys;
import xunfu.proof.keys.SigningKey;
import xunfu.proof.keys.Trust;
import xunfu.proof.log.ConsistencyProof;
import xunfu.proof.log.Hash;
import xunfu.proof.log.MerkleTree;
import xunfu.trace.Acceptance;
import xunfu.trace.LogProof;
import xunfu.trace.Phone;
import xunfu.trace.Trace;
import xunfu.trace.TraceLog;

/** The log over a real PostgreSQL, while the server's own sequencer runs beside the test. */
@HouseTest
class LogTest {
  private static final Actor FU =
      new Actor("330122", UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
  private static final Scope STATION = new ActingPost(FU, "zj/hz/tl/fcj/");
  private static final Scope NEIGHBOUR = new ActingPost(FU, "zj/hz/tl/cn/");
  private static final JsonObject PAYLOAD = JsonObject.empty().with("v", 1).with("name", "芦茨湾农家菜馆");

  @Autowired Trace trace;
  @Autowired TraceLog traceLog;
  @Autowired LogStore log;
  @Autowired Sequencer sequencer;
  @Autowired SigningKey logKey;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("ownerDataSource")
  DataSource ownerDataSource;

  @Test
  void anEventOfTheServerStandsUnderASignedHead() {
    Event event = record();
    Head head = traceLogSettled();
    LogProof proof = proof(event.id());
    assertThat(proof.inclusion().leadsTo(proof.head().root())).isTrue();
    assertThat(proof.inclusion().leafHash()).isEqualTo(event.leafHash());
    assertThat(head.check(new KnownKeys(List.of(logKey.named())))).isEqualTo(Trust.SIGNED);
    assertThat(head.origin()).isEqualTo("xunfu.330122/trace");
  }

  @Test
  void whatWasRolledBackHasNoLeaf() {
    UUID[] id = new UUID[1];
    STATION.run(
        () ->
            transaction.executeWithoutResult(
                status -> {
                  id[0] = trace.record("day.approved", null, PAYLOAD).id();
                  status.setRollbackOnly();
                }));
    traceLogSettled();
    assertThat(in(STATION, () -> traceLog.proof(id[0]))).isEmpty();
    assertThat(in(STATION, () -> trace.find(id[0]))).isEmpty();
  }

  @Test
  void outsideATransactionNothingIsRecorded() {
    assertThatThrownBy(() -> STATION.run(() -> trace.record("day.approved", null, PAYLOAD)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void theSameEventIsAcceptedOnceAndGetsTheSameReceiptAgain() {
    Envelope sealed = new Phone(FU).seal("visit.sealed", PAYLOAD);
    Acceptance first = accept(sealed);
    Acceptance again = accept(sealed);
    assertThat(first.repeated()).isFalse();
    assertThat(again.repeated()).isTrue();
    assertThat(again.receipt()).isEqualTo(first.receipt());
    assertThat(first.receipt().isFor(sealed.event())).isTrue();
    assertThat(first.receipt().check(new KnownKeys(List.of(logKey.named()))))
        .isEqualTo(Trust.SIGNED);
    assertThat(count("select count(*) from trace.event where id = ?", sealed.event().id()))
        .isEqualTo(1);
  }

  @Test
  void anotherContentUnderTheSameIdIsRefusedWithBothHashes() {
    Phone phone = new Phone(FU);
    Envelope first = phone.seal("visit.sealed", PAYLOAD);
    accept(first);
    Envelope other =
        phone.seal(first.event().id(), "visit.sealed", 1, null, PAYLOAD.with("name", "别家"));
    assertThatThrownBy(() -> accept(other))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("other-content");
              assertThat(fault.members())
                  .containsEntry("kept", first.event().hash().hex())
                  .containsEntry("sent", other.event().hash().hex());
            });
  }

  @Test
  void aPayloadThatWasNotSealedIsRefused() {
    Envelope sealed = new Phone(FU).seal("visit.sealed", PAYLOAD);
    Envelope bent =
        new Envelope(sealed.event(), sealed.signature(), PAYLOAD.with("name", "别家"), sealed.salt());
    assertThatThrownBy(() -> accept(bent))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo("not-readable"));
  }

  @Test
  void aSecondEventAtTheSamePlaceOfADeviceIsKeptAndTold() {
    Phone phone = new Phone(FU);
    assertThat(accept(phone.seal("visit.sealed", PAYLOAD)).forked()).isFalse();
    Envelope copied = phone.seal(UUID.randomUUID(), "visit.sealed", 1, null, PAYLOAD);
    assertThat(accept(copied).forked()).isTrue();
    assertThat(in(STATION, () -> trace.find(copied.event().id()))).isPresent();
  }

  @Test
  void anEventThatDoesNotLinkWithItsNeighboursIsKeptAndToldWhicheverComesFirst() {
    Phone phone = new Phone(FU);
    Envelope first = phone.seal("visit.sealed", PAYLOAD);
    Envelope second = phone.seal("visit.sealed", PAYLOAD);
    Envelope third = phone.seal("visit.sealed", PAYLOAD);
    assertThat(accept(third).unlinked()).isFalse();
    assertThat(accept(first).unlinked()).isFalse();
    assertThat(accept(second).unlinked()).isFalse();

    Envelope late = phone.seal(UUID.randomUUID(), "visit.sealed", 4, first.event().hash(), PAYLOAD);
    assertThat(accept(late).unlinked()).as("the one before is another").isTrue();

    Phone other = new Phone(FU);
    Envelope opening = other.seal("visit.sealed", PAYLOAD);
    other.seal("visit.sealed", PAYLOAD);
    Envelope stranger =
        other.seal(UUID.randomUUID(), "visit.sealed", 2, opening.event().hash(), PAYLOAD);
    assertThat(accept(other.seal("visit.sealed", PAYLOAD)).unlinked()).isFalse();
    assertThat(accept(stranger).unlinked()).as("the one after names another").isTrue();
  }

  @Test
  void ofManyDeliveriesAtTheSameTimeExactlyOneWrites() throws Exception {
    Envelope sealed = new Phone(FU).seal("visit.sealed", PAYLOAD);
    List<Acceptance> all = atTheSameTime(8, () -> accept(sealed));
    assertThat(all).filteredOn(one -> !one.repeated()).hasSize(1);
    assertThat(all).extracting(Acceptance::receipt).containsOnly(all.getFirst().receipt());
  }

  @Test
  void aNeighbourSeesNeitherEventNorContent() {
    Event event = record();
    assertThat(in(NEIGHBOUR, () -> trace.find(event.id()))).isEmpty();
    assertThatThrownBy(() -> inTransaction(NEIGHBOUR, () -> erased(event.id())))
        .isInstanceOf(Fault.class);
  }

  @Test
  void aLateCommitGetsTheNextPlaceAndLeavesNoGap() throws Exception {
    try (var open = new OpenTransaction()) {
      Event late = open.record();
      Event early = record();
      traceLogSettled();
      assertThat(in(STATION, () -> traceLog.proof(late.id()))).isEmpty();
      open.commit();
      traceLogSettled();
      assertThat(proof(late.id()).inclusion().index())
          .isGreaterThan(proof(early.id()).inclusion().index());
      assertPlacesWithoutGap();
    }
  }

  @Test
  void theOrderOfTransactionsIsKeptWhileTheOlderStillRuns() throws Exception {
    traceLogSettled();
    try (var open = new OpenTransaction()) {
      Event older = open.record();
      Event younger = record();
      sequencer.advance();
      assertThat(placed(younger.id())).as("waits for the older one").isFalse();
      open.commit();
      while (!placed(younger.id())) {
        sequencer.advance();
      }
      traceLogSettled();
      assertThat(proof(younger.id()).inclusion().index())
          .isGreaterThan(proof(older.id()).inclusion().index());
    }
  }

  @Test
  void aTransactionThatNeverEndsDoesNotHoldTheLogUp() throws Exception {
    Clock later = Clock.offset(clock, Sequencer.PATIENCE.plusSeconds(1));
    var patient = new Sequencer(log, logKey, later, transaction);
    try (var open = new OpenTransaction()) {
      open.record();
      Event younger = record();
      while (!placed(younger.id())) {
        patient.advance();
      }
      assertThat(placed(younger.id())).isTrue();
    }
  }

  @Test
  void severalSequencersMakeOneOrder() throws Exception {
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      work.add(() -> IntStream.range(0, 50).map(_ -> record().attachments().size()).sum());
    }
    for (int i = 0; i < 3; i++) {
      work.add(() -> IntStream.range(0, 40).map(_ -> sequencer.advance()).sum());
    }
    try (var threads = Executors.newFixedThreadPool(work.size())) {
      for (Future<Integer> one : threads.invokeAll(work)) {
        one.get();
      }
    }
    Head head = traceLogSettled();
    assertPlacesWithoutGap();
    assertThat(head.root()).isEqualTo(rootOfAllLeaves());
  }

  @Test
  void everyHeadContinuesTheOneBefore() {
    record();
    Head first = traceLogSettled();
    for (int i = 0; i < 7; i++) {
      record();
      Head next = traceLogSettled();
      ConsistencyProof proof = in(STATION, () -> traceLog.consistency(first.size(), next.size()));
      assertThat(proof.holds(first.root(), next.root())).isTrue();
    }
  }

  @Test
  void noHeadIsSignedOverAChangedPast() {
    Head last = settledWithALonelyLastLeaf();
    long index = last.size() - 1;
    Hash before = inTransaction(STATION, () -> log.hash(0, index));
    changeLeaf(index, Hash.of("another"));
    try {
      record();
      assertThatThrownBy(this::traceLogSettled)
          .hasMessageContaining("does not continue its last signed head");
    } finally {
      changeLeaf(index, before);
    }
    assertThat(traceLogSettled().size()).isGreaterThan(last.size());
  }

  /** With an odd size the last leaf is itself a peak and no stored node stands for it. */
  private Head settledWithALonelyLastLeaf() {
    record();
    Head head = traceLogSettled();
    return head.size() % 2 == 1 ? head : settledWithALonelyLastLeaf();
  }

  @Test
  void eventsLeavesAndHeadsAreNeitherChangedNorRemoved() {
    Event event = record();
    traceLogSettled();
    assertThatThrownBy(() -> owner("update trace.event set type = 'x'")).isInstanceOf(refusal());
    assertThatThrownBy(() -> owner("update trace.event set payload = null"))
        .isInstanceOf(refusal());
    assertThatThrownBy(() -> owner("delete from trace.event")).isInstanceOf(refusal());
    assertThatThrownBy(() -> owner("update trace.leaf set index = index + 1"))
        .isInstanceOf(refusal());
    assertThatThrownBy(() -> owner("delete from trace.head")).isInstanceOf(refusal());
    assertThatThrownBy(() -> inTransaction(STATION, () -> jdbc.sql(DELETE).update()))
        .isInstanceOf(refusal());
    assertThat(in(STATION, () -> trace.find(event.id()))).isPresent();
  }

  @Test
  void anErasedEventStillStandsInTheLog() {
    Event event = record();
    inTransaction(STATION, () -> erased(event.id()));
    traceLogSettled();
    Envelope kept = in(STATION, () -> trace.find(event.id())).orElseThrow().envelope();
    assertThat(kept.erased()).isTrue();
    assertThat(kept.event()).isEqualTo(event);
    assertThat(proof(event.id()).inclusion().leafHash()).isEqualTo(event.leafHash());
  }

  @Test
  void aSignInIsRecordedWhereNobodyActsYet() {
    Event event =
        inTransaction(
            SystemPost.PUBLIC,
            () -> trace.record(FU, "zj/hz/tl/fcj/", "session.refused", null, PAYLOAD));
    assertThat(in(STATION, () -> trace.find(event.id()))).isPresent();
  }

  private static final String DELETE = "delete from trace.event";

  private static Class<DataAccessException> refusal() {
    return DataAccessException.class;
  }

  private Event record() {
    return inTransaction(STATION, () -> trace.record("day.approved", null, PAYLOAD));
  }

  private Acceptance accept(Envelope envelope) {
    return inTransaction(STATION, () -> trace.accept(envelope, null, "zj/hz/tl/fcj/"));
  }

  private boolean erased(UUID id) {
    trace.erase(id);
    return true;
  }

  private LogProof proof(UUID id) {
    return in(STATION, () -> traceLog.proof(id)).orElseThrow();
  }

  private boolean placed(UUID id) {
    return inTransaction(STATION, () -> log.find(id).isPresent());
  }

  private Head traceLogSettled() {
    return traceLog.settle().orElseThrow();
  }

  private void assertPlacesWithoutGap() {
    assertThat(count("select max(index) + 1 - count(*) from trace.leaf")).isZero();
  }

  private Hash rootOfAllLeaves() {
    List<Hash> leaves =
        JdbcClient.create(ownerDataSource)
            .sql("select leaf_hash from trace.leaf order by index")
            .query((row, _) -> Hash.fromBytes(row.getBytes(1)))
            .list();
    return MerkleTree.root(leaves.size(), MerkleTree.Subtrees.over(leaves));
  }

  private void changeLeaf(long index, Hash hash) {
    owner("alter table trace.leaf disable trigger keep");
    JdbcClient.create(ownerDataSource)
        .sql("update trace.leaf set leaf_hash = ? where index = ?")
        .params(hash.bytes(), index)
        .update();
    owner("alter table trace.leaf enable trigger keep");
  }

  private void owner(String sql) {
    JdbcClient.create(ownerDataSource).sql(sql).update();
  }

  private long count(String sql, Object... parameters) {
    return JdbcClient.create(ownerDataSource)
        .sql(sql)
        .params(parameters)
        .query(Long.class)
        .single();
  }

  private <T> T in(Scope scope, Scope.Work<T, RuntimeException> work) {
    return scope.call(work);
  }

  private <T> T inTransaction(Scope scope, Scope.Work<T, RuntimeException> work) {
    return scope.call(() -> transaction.execute(_ -> work.done()));
  }

  private static <T> List<T> atTheSameTime(int times, Callable<T> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      List<T> all = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
        all.add(one.get());
      }
      return all;
    }
  }

  /** A transaction on a thread of its own that has recorded something and waits to be committed. */
  private final class OpenTransaction implements AutoCloseable {
    private final CountDownLatch recorded = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final java.util.concurrent.CompletableFuture<Event> event =
        new java.util.concurrent.CompletableFuture<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::work);

    Event record() throws Exception {
      thread.start();
      recorded.await();
      return event.get();
    }

    void commit() {
      mayEnd.countDown();
      try {
        thread.join(Duration.ofSeconds(30));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private void work() {
      STATION.run(
          () ->
              transaction.executeWithoutResult(
                  _ -> {
                    event.complete(trace.record("day.approved", null, PAYLOAD));
                    recorded.countDown();
                    awaitEnd();
                  }));
    }

    private void awaitEnd() {
      try {
        mayEnd.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      commit();
    }
  }
}
