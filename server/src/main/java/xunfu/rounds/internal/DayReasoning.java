package xunfu.rounds.internal;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Place;
import xunfu.planning.Evaluator;
import xunfu.planning.Matrix;
import xunfu.planning.Plan;
import xunfu.planning.Problem;
import xunfu.planning.Reasons;
import xunfu.planning.Vehicle;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.DayReasons;
import xunfu.rounds.DayReasons.Attempt;
import xunfu.rounds.DayReasons.Broken;
import xunfu.rounds.DayReasons.Named;
import xunfu.rounds.TravelTable;

/**
 * Asks the planning library why a day is as it is: the order that stands is evaluated, not searched
 * for anew, beside the tours of the other pairs of that day. A pure function.
 */
final class DayReasoning {
  private final List<Tour> tours;
  private final List<Stop> stops;

  private DayReasoning(List<Tour> tours) {
    this.tours = tours;
    this.stops = tours.stream().flatMap(tour -> tour.stops().stream()).toList();
  }

  /**
   * A pair's day as far as reasons need it.
   *
   * @param stops planned, in order; those without a time of arrival are left out
   */
  record Tour(
      List<String> pair,
      Place start,
      Place end,
      LocalTime from,
      LocalTime until,
      List<Stop> stops) {
    Tour {
      pair = List.copyOf(pair);
      stops = List.copyOf(stops);
    }
  }

  /**
   * The reasons of the first tour.
   *
   * @param others the tours of the other pairs of that day
   */
  static DayReasons of(Tour tour, List<Tour> others, Function<List<Place>, TravelTable> travel) {
    var tours = new ArrayList<Tour>();
    tours.add(askable(tour));
    others.stream().map(DayReasoning::served).forEach(tours::add);
    return new DayReasoning(tours).reasons(travel);
  }

  /**
   * Where a place is never open long enough there is nothing to be tried; the stop itself says so.
   */
  private static Tour askable(Tour tour) {
    return with(
        tour,
        stop ->
            stop.arriveAt() != null
                || !OpeningHours.beginnings(hours(stop), stop.serviceSeconds()).isEmpty());
  }

  /** What another pair has left out is not this pair's matter. */
  private static Tour served(Tour other) {
    return with(other, stop -> stop.arriveAt() != null);
  }

  private static Tour with(Tour tour, Predicate<Stop> wanted) {
    return new Tour(
        tour.pair(),
        tour.start(),
        tour.end(),
        tour.from(),
        tour.until(),
        tour.stops().stream().filter(wanted).toList());
  }

  private DayReasons reasons(Function<List<Place>, TravelTable> travel) {
    var problem = problem(travel);
    var plan = Evaluator.evaluate(problem, sequences());
    var found = Reasons.of(problem, plan);
    int own = tours.getFirst().stops().size();
    var calls = plan.routes().getFirst().calls();
    return new DayReasons(
        IntStream.range(0, calls.size())
            .mapToObj(at -> ofStop(found.stops().get(at), calls.get(at)))
            .toList(),
        found.leftOut().stream().filter(left -> left.stop() < own).map(this::ofLeftOut).toList());
  }

  // ---- the question

  /** Places: start and end of each pair, then the stops. */
  private Problem problem(Function<List<Place>, TravelTable> travel) {
    var places = new ArrayList<Place>();
    var vehicles = new ArrayList<Vehicle>();
    for (var tour : tours) {
      vehicles.add(
          Vehicle.at(places.size())
              .endingAt(places.size() + 1)
              .working(tour.from().toSecondOfDay(), tour.until().toSecondOfDay()));
      places.add(tour.start());
      places.add(tour.end());
    }
    var calls = new ArrayList<xunfu.planning.Stop>();
    for (var stop : stops) {
      calls.add(call(places.size(), stop));
      places.add(stop.place());
    }
    var table = travel.apply(places);
    return Problem.of(
        Matrix.of(DayPlan.ints(table.seconds()), DayPlan.ints(table.metres())), calls, vehicles);
  }

  private static xunfu.planning.Stop call(int place, Stop stop) {
    return OpeningHours.within(
        xunfu.planning.Stop.at(place).lasting(stop.serviceSeconds()), hours(stop));
  }

  private static List<List<LocalTime>> hours(Stop stop) {
    return stop.windows().stream()
        .map(pair -> pair.stream().map(DayPlanner::time).toList())
        .toList();
  }

  private List<List<Integer>> sequences() {
    var sequences = new ArrayList<List<Integer>>();
    int first = 0;
    for (var tour : tours) {
      int from = first;
      sequences.add(
          IntStream.range(0, tour.stops().size())
              .filter(at -> tour.stops().get(at).arriveAt() != null)
              .mapToObj(at -> from + at)
              .toList());
      first += tour.stops().size();
    }
    return sequences;
  }

  // ---- the answer

  private DayReasons.OfStop ofStop(Reasons.OfStop found, Plan.Call call) {
    return new DayReasons.OfStop(
        stops.get(found.stop()).visit(),
        call.waitSeconds(),
        found.slackSeconds(),
        wire(found.bound()),
        named(found.boundBy()),
        attempt(found.earlier()),
        attempt(found.later()),
        attempt(found.byOther()));
  }

  private DayReasons.OfLeftOut ofLeftOut(Reasons.OfLeftOut left) {
    return new DayReasons.OfLeftOut(
        stops.get(left.stop()).visit(), wire(left.reason()), attempt(left.cheapest()));
  }

  private @Nullable Attempt attempt(Reasons.Attempt tried) {
    return switch (tried) {
      case Reasons.Attempt.None none -> null;
      case Reasons.Attempt.Possible possible ->
          new Attempt(
              otherPair(possible.vehicle()),
              possible.position() + 1,
              possible.extraCost(),
              List.of());
      case Reasons.Attempt.Breaks breaks ->
          new Attempt(
              otherPair(breaks.vehicle()),
              breaks.position() + 1,
              null,
              breaks.violations().stream()
                  .map(it -> new Broken(wire(it.kind()), named(it.stop()), it.amount()))
                  .toList());
    };
  }

  private @Nullable List<String> otherPair(int vehicle) {
    return vehicle == 0 ? null : tours.get(vehicle).pair();
  }

  private @Nullable Named named(@Nullable Integer stop) {
    return stop == null ? null : new Named(stops.get(stop).visit(), stops.get(stop).name());
  }

  private static String wire(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
