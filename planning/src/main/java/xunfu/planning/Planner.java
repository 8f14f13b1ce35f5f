package xunfu.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** The way in: a problem and a budget in, the best plan found out. */
public final class Planner {
  private Planner() {}

  /**
   * Plans. Nothing but the problem and the budget decides the result (see {@link Budget} for when
   * it can be replayed). Safe to call from many threads at once; keeps no state.
   *
   * <p>A problem without solution is no error: what cannot be served is left out with its {@link
   * Plan.Reason}.
   *
   * @param problem what is to be planned; pinned stops keep their place
   * @param budget when to stop
   * @param progress told how it goes; may end the search early
   * @return the best plan found; with a budget of nothing, the plan of the construction
   * @throws BadProblem when costs are so large that a single leg exceeds {@link Matrix#UNREACHABLE}
   */
  public static Plan solve(Problem problem, Budget budget, Progress progress) {
    return search(problem, new int[problem.vehicles().size()][0], budget, progress);
  }

  /**
   * Plans from an order that exists already, for a day that turned out otherwise: what still fits
   * of it is where the search begins, with little heat, so that a small budget changes little.
   * Otherwise as {@link #solve}.
   *
   * @param former for each vehicle the indices of its stops in their order so far, as {@link
   *     Plan#sequences()} gives them; pinned stops may stand in it or not
   * @throws BadProblem when there are not as many lists as vehicles, or an index names no stop
   */
  public static Plan improve(
      Problem problem, List<List<Integer>> former, Budget budget, Progress progress) {
    if (former.size() != problem.vehicles().size()) {
      throw new BadProblem(
          "%d sequences for %d vehicles".formatted(former.size(), problem.vehicles().size()));
    }
    int[][] orders = new int[former.size()][];
    for (int vehicle = 0; vehicle < orders.length; vehicle++) {
      for (int stop : former.get(vehicle)) {
        if (stop < 0 || stop >= problem.stops().size()) {
          throw new BadProblem(
              "stop %d does not exist, there are %d".formatted(stop, problem.stops().size()));
        }
      }
      orders[vehicle] = former.get(vehicle).stream().mapToInt(Integer::intValue).toArray();
    }
    return search(problem, orders, budget, progress);
  }

  private static Plan search(Problem problem, int[][] former, Budget budget, Progress progress) {
    var board = new Board(problem);
    var nearness = new Nearness(board);
    var ended = new AtomicBoolean();
    Progress watched =
        report -> {
          if (!ended.get() && !progress.goOnAfter(report)) {
            ended.set(true);
          }
          return !ended.get();
        };
    var searches = new ArrayList<Callable<Found>>();
    for (int i = 0; i < budget.searches(); i++) {
      int search = i;
      searches.add(
          () -> search(new RuinAndRecreate(board, nearness, budget, search, watched), former));
    }
    Found best = null;
    for (Found found : outcomes(searches, budget.threads(), ended)) {
      if (best == null || found.cost() < best.cost()) {
        best = found;
      }
    }
    return Evaluator.evaluate(problem, sequences(best == null ? new int[0][] : best.orders()));
  }

  /** Plans without listening to progress. */
  public static Plan solve(Problem problem, Budget budget) {
    return solve(problem, budget, Progress.SILENT);
  }

  /** What one search found: for each vehicle its stops in order. */
  private record Found(int[][] orders, long cost) {}

  private static Found search(RuinAndRecreate engine, int[][] former) {
    int[][] orders = engine.run(former);
    return new Found(orders, engine.cost());
  }

  private static List<Found> outcomes(
      List<Callable<Found>> searches, int threads, AtomicBoolean ended) {
    var found = new ArrayList<Found>();
    if (threads == 1 || searches.size() == 1) {
      for (Callable<Found> search : searches) {
        found.add(called(search));
      }
      return found;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      var futures = searches.stream().map(pool::submit).toList();
      for (Future<Found> future : futures) {
        found.add(awaited(future, ended));
      }
    }
    return found;
  }

  private static Found called(Callable<Found> search) {
    try {
      return search.call();
    } catch (RuntimeException fault) {
      throw fault;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Waits for a search; when the caller is interrupted, tells all searches to end and waits on. */
  private static Found awaited(Future<Found> future, AtomicBoolean ended) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException told) {
          interrupted = true;
          ended.set(true);
        } catch (ExecutionException failed) {
          if (failed.getCause() instanceof RuntimeException fault) {
            throw fault;
          }
          throw new IllegalStateException(failed.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static List<List<Integer>> sequences(int[][] orders) {
    return Arrays.stream(orders).map(stops -> Arrays.stream(stops).boxed().toList()).toList();
  }
}
