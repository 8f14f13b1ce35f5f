package xunfu.visit.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import xunfu.kernel.Page;
import xunfu.kernel.Text;
import xunfu.visit.Demand;
import xunfu.visit.GateView;
import xunfu.visit.Visit;
import xunfu.visit.VisitState;
import xunfu.visit.internal.CodeStore.DoorCode;

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

  /** Writes the page anew; a visit without day or act code has none yet. */
  public void refresh(Visit visit) {
    var date = visit.date();
    if (date == null || visit.actCode() == null) {
      return;
    }
    var known = codes.ofVisit(visit.id());
    codes.put(
        visit,
        new DoorCode(
            known.map(DoorCode::secret).orElseGet(() -> LinkSecret.draw(random)),
            known.map(DoorCode::spoken).orElseGet(() -> SpokenCode.draw(random)),
            date,
            date,
            date.plusDays(DAYS_OPEN_AFTER),
            visit.announced(),
            page(visit, date)));
  }

  private OpenPage page(Visit visit, LocalDate date) {
    var gate = decisions.latest(visit.id());
    var submission = submissions.ofVisit(visit.id()).stream().findFirst();
    boolean published = submission.isPresent() && visit.state() != VisitState.WITHDRAWN;
    return new OpenPage(
        visit.id(),
        places.name(visit.premises()),
        offices.officers(visit.officers(), date).stream()
            .map(
                it ->
                    new OpenPage.Officer(
                        it.name(), it.certificate() == null ? "" : it.certificate().number()))
            .toList(),
        offices.authority(visit.organization()).name(),
        purposes(visit),
        gate.map(GateKeeper::basis).orElse(List.of()),
        approvedBy(visit).orElse(null),
        gate.map(GateView::year).orElse(new GateView.Year(0, 0, false)),
        submission.isPresent(),
        visit.state().code(),
        published ? sheet(submission.get()) : null,
        offices.isFictional(visit.officers().getFirst().person()));
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

  private OpenPage.@Nullable Sheet sheet(SubmissionStore.Row submission) {
    return sheets
        .of(submission)
        .map(sheet -> new OpenPage.Sheet(sheet.number(), sheet.text(), submission.eventHash()))
        .orElse(null);
  }
}
