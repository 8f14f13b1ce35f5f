package xunfu.visit.internal.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import xunfu.visit.VisitState;
import xunfu.visit.internal.accept.AcceptanceFacts.BoundDevice;
import xunfu.visit.internal.accept.AcceptanceFacts.HeldVisit;
import xunfu.visit.internal.accept.AcceptanceFacts.NamedOfficer;
import xunfu.visit.internal.accept.AcceptanceFacts.NumberCheck;
import xunfu.visit.internal.accept.AcceptanceFacts.SecondOfficer;
import xunfu.visit.internal.accept.AcceptanceFacts.VisitToday;
import xunfu.visit.internal.accept.Outcome.Accepted;
import xunfu.visit.internal.accept.Outcome.Reason;
import xunfu.visit.internal.accept.Outcome.Refused;
import xunfu.visit.internal.accept.Outcome.Repeated;

/** The table of "Acceptance": each case with its outcome. */
class AcceptanceTest {
  static final UUID FU = id(1);
  static final UUID YAO = id(2);
  static final UUID POST = id(3);
  static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
  static final Instant SEALED = Instant.parse("2026-11-24T01:41:07.123Z");

  @Test
  void acceptsAWellFormedEnvelopeWithoutAFlag() {
    assertThat(decide(it -> it)).isEqualTo(new Accepted(List.of()));
  }

  @Test
  void refusesADeviceThatIsNotBound() {
    assertThat(decide(it -> it.device(null))).isEqualTo(new Refused(Reason.DEVICE_NOT_BOUND));
  }

  @Test
  void refusesADeviceThatIsBoundToSomebodyElse() {
    assertThat(decide(it -> it.device(new BoundDevice(id(9), YAO, LATER, null))))
        .isEqualTo(new Refused(Reason.DEVICE_NOT_BOUND));
  }

  @Test
  void refusesWhatWasSealedAfterTheDeviceWasRevoked() {
    assertThat(decide(it -> it.device(new BoundDevice(id(9), FU, LATER, SEALED.minusSeconds(1)))))
        .isEqualTo(new Refused(Reason.DEVICE_NOT_BOUND));
  }

  @Test
  void refusesWhatWasSealedAfterTheCertificateOfTheDeviceHadEnded() {
    assertThat(decide(it -> it.device(new BoundDevice(id(9), FU, SEALED.minusSeconds(1), null))))
        .isEqualTo(new Refused(Reason.DEVICE_NOT_BOUND));
  }

  @Test
  void acceptsWhatWasSealedBeforeTheDeviceWasRevokedAndFlagsIt() {
    assertThat(decide(it -> it.device(new BoundDevice(id(9), FU, LATER, SEALED.plusSeconds(1)))))
        .isEqualTo(new Accepted(List.of(Flag.DEVICE_REVOKED_SINCE)));
  }

  @Test
  void refusesASignatureThatDoesNotFit() {
    assertThat(decide(it -> it.signature(false))).isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void answersARepetitionAsTheFirstTime() {
    assertThat(decide(it -> it.accepted("aa"))).isEqualTo(new Repeated());
  }

  @Test
  void refusesOtherContentUnderAKnownId() {
    assertThat(decide(it -> it.accepted("bb"))).isEqualTo(new Refused(Reason.OTHER_CONTENT));
  }

  @Test
  void refusesAVisitThatNoPackageOfThisDeviceEverHeld() {
    assertThat(decide(it -> it.held(null))).isEqualTo(new Refused(Reason.VISIT_NEVER_HELD));
  }

  @Test
  void flagsAnExpiredCertificate() {
    assertThat(decide(it -> it.officers(new NamedOfficer(FU, true), new NamedOfficer(YAO, false))))
        .isEqualTo(new Accepted(List.of(Flag.CERTIFICATE_EXPIRED)));
  }

  @Test
  void flagsAMissingSecondOfficer() {
    assertThat(decide(it -> it.officers(new NamedOfficer(FU, true))))
        .isEqualTo(new Accepted(List.of(Flag.SECOND_OFFICER_MISSING)));
  }

  @Test
  void flagsASecondOfficerWhoIsTheFirst() {
    assertThat(decide(it -> it.officers(new NamedOfficer(FU, true), new NamedOfficer(FU, true))))
        .isEqualTo(new Accepted(List.of(Flag.SECOND_OFFICER_SAME)));
  }

  @Test
  void flagsACodeThatHadExpiredAtTheSealing() {
    assertThat(decide(it -> it.held(new HeldVisit(id(7), POST, SEALED.minusSeconds(1)))))
        .isEqualTo(new Accepted(List.of(Flag.CODE_EXPIRED)));
  }

  @Test
  void flagsAWithdrawnVisitToTheApprover() {
    var outcome =
        (Accepted) decide(it -> it.visit(new VisitToday(Set.of(POST), VisitState.WITHDRAWN)));
    assertThat(outcome.flags()).containsExactly(Flag.VISIT_WITHDRAWN);
    assertThat(Flag.VISIT_WITHDRAWN.owner()).isEqualTo(Flag.Owner.APPROVER);
  }

  @Test
  void flagsAVisitWhoseApprovalWasTakenBackOrIsToBeDecidedAgainToTheApprover() {
    for (var state : List.of(VisitState.PROPOSED, VisitState.DECIDE_AGAIN)) {
      assertThat(decide(it -> it.visit(new VisitToday(Set.of(POST), state))))
          .isEqualTo(new Accepted(List.of(Flag.NOT_APPROVED_ANY_MORE)));
    }
    assertThat(Flag.NOT_APPROVED_ANY_MORE.owner()).isEqualTo(Flag.Owner.APPROVER);
  }

  @Test
  void flagsAVisitThatHasMovedToAnotherPost() {
    assertThat(decide(it -> it.visit(new VisitToday(Set.of(id(8)), VisitState.APPROVED))))
        .isEqualTo(new Accepted(List.of(Flag.VISIT_MOVED)));
  }

  @Test
  void flagsPhotosThatHaveNotArrived() {
    assertThat(decide(it -> it.missing(Set.of("ab"))))
        .isEqualTo(new Accepted(List.of(Flag.PHOTO_MISSING)));
  }

  @Test
  void flagsACosignatureThatHasNotArrivedAndOneThatWasRefused() {
    assertThat(decide(it -> it.second(SecondOfficer.SILENT)))
        .isEqualTo(new Accepted(List.of(Flag.COSIGNATURE_MISSING)));
    assertThat(decide(it -> it.second(SecondOfficer.DISAGREED)))
        .isEqualTo(new Accepted(List.of(Flag.COSIGNATURE_REFUSED)));
  }

  @Test
  void flagsANumberOfAnotherDeviceAndANumberThatIsUsed() {
    assertThat(decide(it -> it.number(NumberCheck.FOREIGN)))
        .isEqualTo(new Accepted(List.of(Flag.NUMBER_FOREIGN)));
    assertThat(decide(it -> it.number(NumberCheck.USED_ALREADY)))
        .isEqualTo(new Accepted(List.of(Flag.NUMBER_TWICE)));
    assertThat(decide(it -> it.number(NumberCheck.VOID)))
        .isEqualTo(new Accepted(List.of(Flag.NUMBER_VOID)));
  }

  @Test
  void flagsWhatTheRecordSaysOtherwiseThanTheVisit() {
    assertThat(decide(it -> it.differences(Flag.PREMISES_DIFFER, Flag.OFFICERS_DIFFER)))
        .isEqualTo(new Accepted(List.of(Flag.OFFICERS_DIFFER, Flag.PREMISES_DIFFER)));
  }

  @Test
  void aBadSignatureIsNotAnsweredWithWhatIsKnownUnderTheId() {
    assertThat(decide(it -> it.accepted("bb").signature(false)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  private static Outcome decide(UnaryOperator<Case> change) {
    return Acceptance.decide(change.apply(new Case()).facts());
  }

  /** A submission in order until a test changes something. */
  private static final class Case {
    private Optional<String> accepted = Optional.empty();
    private Optional<BoundDevice> device = Optional.of(new BoundDevice(id(9), FU, LATER, null));
    private boolean signature = true;
    private Optional<HeldVisit> held =
        Optional.of(new HeldVisit(id(7), POST, SEALED.plus(Duration.ofHours(8))));
    private VisitToday visit = new VisitToday(Set.of(POST), VisitState.APPROVED);
    private List<NamedOfficer> officers =
        List.of(new NamedOfficer(FU, true), new NamedOfficer(YAO, true));
    private Set<String> missing = Set.of();
    private SecondOfficer second = SecondOfficer.AGREED;
    private NumberCheck number = NumberCheck.OF_THIS_DEVICE;
    private Set<Flag> differences = Set.of();

    Case accepted(String hash) {
      accepted = Optional.of(hash);
      return this;
    }

    Case device(@org.jspecify.annotations.Nullable BoundDevice other) {
      device = Optional.ofNullable(other);
      return this;
    }

    Case signature(boolean fits) {
      signature = fits;
      return this;
    }

    Case held(@org.jspecify.annotations.Nullable HeldVisit other) {
      held = Optional.ofNullable(other);
      return this;
    }

    Case visit(VisitToday other) {
      visit = other;
      return this;
    }

    Case officers(NamedOfficer... others) {
      officers = List.of(others);
      return this;
    }

    Case missing(Set<String> hashes) {
      missing = hashes;
      return this;
    }

    Case second(SecondOfficer said) {
      second = said;
      return this;
    }

    Case differences(Flag... flags) {
      differences = Set.of(flags);
      return this;
    }

    Case number(NumberCheck check) {
      number = check;
      return this;
    }

    AcceptanceFacts facts() {
      return new AcceptanceFacts(
          "aa",
          accepted,
          device,
          FU,
          signature,
          SEALED,
          LocalDate.of(2026, 11, 24),
          held,
          Optional.of(visit),
          officers,
          2,
          missing,
          second,
          number,
          differences,
          false);
    }
  }

  private static UUID id(int number) {
    return new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }
}
