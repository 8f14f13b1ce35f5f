package xunfu.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xunfu.planning.Evaluator;
import xunfu.planning.Plan;
import xunfu.planning.Problem;
import xunfu.planning.bench.ExactDay;
import xunfu.planning.bench.OfficerDays;
import xunfu.planning.bench.Peer;

/**
 * The peers are asked the question we mean: on days of eight stops they find the proven optimum.
 */
class PeersTest {
  static List<Peer> peers() {
    return List.of(new Jsprit(), new OrTools());
  }

  @ParameterizedTest
  @MethodSource("peers")
  void smallDaysAreSolvedToTheOptimum(Peer peer) {
    for (long day = 1; day <= 6; day++) {
      Problem problem = day % 2 == 0 ? OfficerDays.full(day, 8) : OfficerDays.overFull(day, 8);
      assertThat(peer.understands(problem)).isTrue();
      Plan plan = Evaluator.evaluate(problem, peer.solve(problem, 0.3, 1).sequences());
      assertThat(plan.feasible()).isTrue();
      assertThat(plan.cost()).as("%s, day %d", peer.name(), day).isEqualTo(ExactDay.cost(problem));
    }
  }
}
