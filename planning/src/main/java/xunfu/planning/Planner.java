package xunfu.planning;

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
   */
  public static Plan solve(Problem problem, Budget budget, Progress progress) {
    return Evaluator.evaluate(problem, RegretInsertion.sequences(problem));
  }

  /** Plans without listening to progress. */
  public static Plan solve(Problem problem, Budget budget) {
    return solve(problem, budget, Progress.SILENT);
  }
}
