package xunfu.planning.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import xunfu.planning.Budget;
import xunfu.planning.Plan;
import xunfu.planning.Planner;
import xunfu.planning.Problem;
import xunfu.planning.Progress;
import xunfu.planning.bench.InstanceSet.Entry;
import xunfu.planning.bench.InstanceSet.Task;
import xunfu.planning.bench.Peer.Answer;
import xunfu.planning.files.Instance;
import xunfu.planning.files.PlanText;

/**
 * Makes the searches of a set that have not been made: the first seed of every instance, then the
 * second, and so on, so that what is there after a stop covers the set. Every answer is judged
 * independently before it counts.
 */
final class Runs {
  /** Days on which a plan of the set {@code robustness} is tried. */
  static final int SIMULATED_DAYS = 10;

  private static final double WARM_UP_SECONDS = 2.5;

  private final InstanceSet set;
  private final Samples samples;
  private final String edition;
  private final Path newBest;
  private final List<String> warm = new ArrayList<>();

  /**
   * A measurement.
   *
   * @param edition commit of the planner's sources
   * @param newBest folder for plans better than the best known
   */
  Runs(InstanceSet set, Samples samples, String edition, Path newBest) {
    this.set = set;
    this.samples = samples;
    this.edition = edition;
    this.newBest = newBest;
  }

  /** Who searches: our planner, also with its long reference search, or a peer. */
  private interface Solver {
    String name();

    Answer solve(Task task, double seconds, int seed);
  }

  /** Our planner's searches. */
  void ours(List<Entry> entries, double seconds, int seeds) throws IOException {
    for (int seed = 1; seed <= seeds; seed++) {
      for (Entry entry : entries) {
        search(entry, new Own(Sample.OURS), seconds, seed, edition);
      }
    }
  }

  /** The long searches which others are measured against; one by any edition will do. */
  void references(List<Entry> entries, double seconds) throws IOException {
    for (Entry entry : entries) {
      search(entry, new Own(Sample.REFERENCE), seconds, 1, "");
    }
  }

  /** A peer's searches. */
  void peers(Peer peer, List<Entry> entries, double seconds, int seeds) throws IOException {
    for (int seed = 1; seed <= (peer.throwsDice() ? seeds : 1); seed++) {
      for (Entry entry : entries) {
        if (peer.understands(entry.source().make().planned())) {
          search(entry, new Foreign(peer), seconds, seed, "-");
        }
      }
    }
  }

  private record Own(String name) implements Solver {
    /** A reference begins anew, whatever there is to begin with. */
    @Override
    public Answer solve(Task task, double seconds, int seed) {
      var clock = new CpuClock();
      Budget budget = Budget.cpuTime(seed, Duration.ofNanos((long) (seconds * 1e9)));
      Problem problem = task.planned();
      Plan plan =
          task.former() == null || name.equals(Sample.REFERENCE)
              ? Planner.solve(problem, budget)
              : Planner.improve(problem, task.former(), budget, Progress.SILENT);
      double used = clock.seconds();
      return new Answer(plan.sequences(), used);
    }
  }

  private record Foreign(Peer peer) implements Solver {
    @Override
    public String name() {
      return peer.name();
    }

    @Override
    public Answer solve(Task task, double seconds, int seed) {
      return peer.solve(task.planned(), seconds, seed);
    }
  }

  private void search(Entry entry, Solver solver, double seconds, int seed, String wanted)
      throws IOException {
    if (samples.has(set.name(), entry.name(), solver.name(), seconds, seed, wanted)) {
      return;
    }
    Task task = entry.source().make();
    if (!warm.contains(solver.name())) {
      solver.solve(task, WARM_UP_SECONDS, 0);
      warm.add(solver.name());
    }
    Answer answer = solver.solve(task, seconds, seed);
    Sample sample = judged(entry, task, solver, seconds, seed, answer);
    samples.add(sample);
    System.err.printf(
        Locale.ROOT,
        "%s %s, seed %d: %d in %.2f s%n",
        sample.solver(),
        sample.instance(),
        seed,
        sample.cost(),
        sample.cpuSeconds());
  }

  private Sample judged(
      Entry entry, Task task, Solver solver, double seconds, int seed, Answer answer)
      throws IOException {
    Referee.Verdict verdict =
        answer.sequences().isEmpty()
            ? new Referee.Verdict(-1, 0, List.of())
            : verdict(entry, task.instance(), answer.sequences());
    if (!verdict.faults().isEmpty()) {
      throw new IllegalStateException(
          "%s on %s: %s".formatted(solver.name(), entry.name(), verdict.faults()));
    }
    Long reference = entry.reference();
    if (reference != null && verdict.cost() >= 0 && verdict.cost() < reference) {
      beaten(entry, task.instance(), answer, verdict.cost());
    }
    var outcome =
        set.name().equals("robustness")
            ? Robustness.drive(task.instance().problem(), answer.sequences(), SIMULATED_DAYS, seed)
            : new Robustness.Outcome(0, 0);
    return new Sample(
        set.name(),
        entry.name(),
        solver.name(),
        seconds,
        seed,
        verdict.cost(),
        verdict.prizesLost(),
        reference == null ? -1 : reference,
        answer.cpuSeconds(),
        outcome.kept(),
        outcome.asked(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        solver instanceof Foreign ? "-" : edition);
  }

  private static Referee.Verdict verdict(
      Entry entry, Instance instance, List<List<Integer>> sequences) {
    Path file = entry.file();
    if (file == null) {
      return Referee.judge(instance.problem(), sequences);
    }
    List<List<Integer>> routes =
        sequences.stream()
            .map(sequence -> sequence.stream().map(instance.numbers()::get).toList())
            .toList();
    Checker checker = driven(file, routes);
    return new Referee.Verdict(
        Math.round(instance.unitsPerDistance() * (checker.distance() + checker.prizesLost())),
        Math.round(instance.unitsPerDistance() * checker.prizesLost()),
        checker.faults());
  }

  private static Checker driven(Path file, List<List<Integer>> routes) {
    Checker checker =
        file.toString().endsWith(".txt") ? Checker.solomon(file) : Checker.vrplib(file);
    checker.drive(routes);
    return checker;
  }

  /** A new best is written out and read back; on Solomon's proven values it is our fault. */
  private void beaten(Entry entry, Instance instance, Answer answer, long cost) throws IOException {
    if (set.name().equals("solomon") || entry.file() == null) {
      throw new IllegalStateException(
          "%s: %d is cheaper than the proven optimum %d, so something here is wrong"
              .formatted(entry.name(), cost, entry.reference()));
    }
    Path solution = newBest.resolve(entry.name() + ".sol");
    double perUnit = costPerDistance();
    if (Files.exists(solution) && Math.round(Checker.cost(solution) * perUnit) <= cost) {
      return;
    }
    Files.createDirectories(newBest);
    Plan plan = xunfu.planning.Evaluator.evaluate(instance.problem(), answer.sequences());
    var lines = new ArrayList<>(PlanText.routes(instance, plan));
    lines.add(String.format(Locale.ROOT, "Cost %s", cost / perUnit));
    Files.write(solution, lines);
    Checker again = driven(entry.file(), Checker.routes(solution));
    long found = Math.round(instance.unitsPerDistance() * (again.distance() + again.prizesLost()));
    if (!again.faults().isEmpty() || found != cost) {
      throw new IllegalStateException(solution + " does not say what was found");
    }
  }

  /** Engine units in a unit of the cost that a solution file states. */
  private double costPerDistance() {
    return set.name().equals("gh1000") ? 10 : 1;
  }
}
