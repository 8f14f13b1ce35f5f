package xunfu.visit.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.visit.Demand;
import xunfu.visit.GateView;
import xunfu.visit.Visit;
import xunfu.visit.internal.CodeStore.DoorCode;
import xunfu.visit.internal.accept.Flag;

/** Keeps the page that a business sees in step with the visit. */
@Component
public class DoorPages {
  /** How long after the day the code answers (contract: until 30 days after). */
  private static final int DAYS_OPEN_AFTER = 30;

  private final CodeStore codes;
  private final DemandStore demands;
  private final DecisionStore decisions;
  private final ApprovalStore approvals;
  private final SubmissionStore submissions;
  private final Offices offices;
  private final Places places;
  private final Sheets sheets;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DoorPages(
      CodeStore codes,
      DemandStore demands,
      DecisionStore decisions,
      ApprovalStore approvals,
      SubmissionStore submissions,
      Offices offices,
      Places places,
      Sheets sheets,
      Clock clock) {
    this.codes = codes;
    this.demands = demands;
    this.decisions = decisions;
    this.approvals = approvals;
    this.submissions = submissions;
    this.offices = offices;
    this.places = places;
    this.sheets = sheets;
    this.clock = clock;
  }

  /**
   * Writes the page anew. A visit that was never approved has none yet; one that may not be made
   * any more loses what stood there, and keeps its codes for the case that it is approved again.
   */
  public void refresh(Visit visit) {
    var known = codes.ofVisit(visit.id());
    var date = visit.date() != null ? visit.date() : known.map(DoorCode::spokenOn).orElse(null);
    boolean shown = visit.state().isShownAtDoor();
    if (date == null || visit.actCode() == null || known.isEmpty() && !shown) {
      return;
    }
    codes.put(
        visit,
        new DoorCode(
            known.map(DoorCode::secret).orElseGet(() -> LinkSecret.draw(random)),
            known.map(DoorCode::spoken).orElseGet(() -> SpokenCode.draw(random)),
            date,
            date,
            date.plusDays(DAYS_OPEN_AFTER),
            visit.announced(),
            shown ? page(visit, date) : OpenPage.taken(visit)));
  }

  private OpenPage page(Visit visit, LocalDate date) {
    var gate = decisions.latest(visit.id());
    var submission = submissions.ofVisit(visit.id()).stream().findFirst();
    return new OpenPage(
        visit.id(),
        places.name(visit.premises()),
        officers(visit, submission, date),
        offices.authority(visit.organization()).name(),
        purposes(visit),
        gate.map(GateKeeper::basis).orElse(List.of()),
        approvedBy(visit).orElse(null),
        gate.map(GateView::year).orElse(new GateView.Year(0, 0, false)),
        submission.isPresent(),
        visit.state().code(),
        submission.filter(this::isPublished).flatMap(this::sheet).orElse(null),
        isFictional(visit, submission));
  }

  /** The pair that is to come; where the day was given up and they came all the same, who came. */
  private List<OpenPage.Officer> officers(
      Visit visit, Optional<SubmissionStore.Row> submission, LocalDate date) {
    if (visit.officers().isEmpty()) {
      return submission.stream()
          .flatMap(it -> it.officers().stream())
          .map(it -> new OpenPage.Officer(it.name(), it.certificate()))
          .toList();
    }
    return offices.officers(visit.officers(), date).stream()
        .map(
            it ->
                new OpenPage.Officer(
                    it.name(), it.certificate() == null ? "" : it.certificate().number()))
        .toList();
  }

  private boolean isFictional(Visit visit, Optional<SubmissionStore.Row> submission) {
    return Stream.concat(
            visit.officers().stream().map(Visit.PairMember::person),
            submission.stream().map(SubmissionStore.Row::person))
        .anyMatch(offices::isFictional);
  }

  /** Nothing is published before the approver has answered for what was done without leave. */
  private boolean isPublished(SubmissionStore.Row submission) {
    return submissions.flags(submission.id()).stream()
        .noneMatch(flag -> flag.owner() == Flag.Owner.APPROVER);
  }

  private List<Text> purposes(Visit visit) {
    return demands.list(visit.id(), null, Page.MAX_LIMIT).stream()
        .map(Demand::purpose)
        .distinct()
        .toList();
  }

  private Optional<OpenPage.ApprovedBy> approvedBy(Visit visit) {
    return approvals
        .latest(visit.id())
        .filter(ApprovalStore.Approval::accepted)
        .map(
            it ->
                new OpenPage.ApprovedBy(
                    it.personName(),
                    it.postName(),
                    it.at().atZone(clock.getZone()).toOffsetDateTime()));
  }

  private Optional<OpenPage.Sheet> sheet(SubmissionStore.Row submission) {
    return sheets
        .of(submission)
        .map(
            sheet ->
                new OpenPage.Sheet(
                    sheet.number(), sheet.text(), submission.eventHash(), sheet.outcome()));
  }
}
