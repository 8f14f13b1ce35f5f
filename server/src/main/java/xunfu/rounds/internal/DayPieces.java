package xunfu.rounds.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import xunfu.kernel.Fault;
import xunfu.kernel.Place;
import xunfu.kernel.Text;
import xunfu.organization.Organizations;
import xunfu.organization.People;
import xunfu.organization.Posts;
import xunfu.rounds.Day;
import xunfu.rounds.Day.Stop;
import xunfu.rounds.DayReasons;
import xunfu.visit.PackagePart;
import xunfu.visit.PackageRequest;
import xunfu.visit.Piece;
import xunfu.visit.Visit.PairMember;

/** The day with its order and matrix, so that the phone can replan by itself. */
@Component
class DayPieces implements PackagePart {
  private final DayStore store;
  private final DayTours tours;
  private final People people;
  private final Posts posts;
  private final Organizations organizations;
  private final JsonMapper json;
  private final Clock clock;

  DayPieces(
      DayStore store,
      DayTours tours,
      People people,
      Posts posts,
      Organizations organizations,
      JsonMapper json,
      Clock clock) {
    this.store = store;
    this.tours = tours;
    this.people = people;
    this.posts = posts;
    this.organizations = organizations;
    this.json = json;
    this.clock = clock;
  }

  record Content(
      UUID id,
      LocalDate date,
      List<Officer> pair,
      Place start,
      Place end,
      OffsetDateTime departAt,
      OffsetDateTime backAt,
      List<StopLine> stops,
      Matrix matrix,
      DayReasons reasons,
      boolean estimated,
      @Nullable Integer withinPercent,
      @Nullable String attribution) {}

  record Officer(
      UUID person,
      String name,
      UUID post,
      String postName,
      UUID organization,
      String organizationName,
      @Nullable Certificate certificate) {}

  record Certificate(String number, LocalDate validFrom, LocalDate validUntil) {}

  record StopLine(
      UUID visit,
      UUID premises,
      String name,
      Place place,
      OffsetDateTime arriveAt,
      OffsetDateTime leaveAt,
      int serviceSeconds,
      List<List<String>> windows,
      Text reason) {}

  record Matrix(List<List<Integer>> seconds, List<List<Integer>> metres) {}

  @Override
  public List<Piece> pieces(PackageRequest request) {
    var day = store.find(request.day()).orElseThrow(Fault::notFound);
    var going = request.visits().stream().map(visit -> visit.id()).toList();
    var stops =
        day.stops().stream()
            .filter(stop -> stop.isPlanned() && going.contains(stop.visit()))
            .toList();
    var content =
        new Content(
            day.id(),
            day.date(),
            day.pair().stream().map(member -> officer(member, day.date())).toList(),
            day.start(),
            day.end(),
            zoned(day.departAt()),
            zoned(day.backAt()),
            stops.stream().map(stop -> line(stop, day)).toList(),
            matrix(day, stops),
            tours.reasons(day, stops),
            day.table().estimated(),
            day.table().withinPercent(),
            day.table().attribution().isEmpty() ? null : day.table().attribution());
    return List.of(new Piece("day", day.id().toString(), json.writeValueAsBytes(content)));
  }

  private Officer officer(PairMember member, LocalDate date) {
    var post = posts.get(member.post());
    var organization = organizations.get(post.organization());
    var certificate =
        people
            .certificateOn(member.person(), date)
            .map(it -> new Certificate(it.number(), it.validFrom(), it.validUntil()))
            .orElse(null);
    return new Officer(
        member.person(),
        people.get(member.person()).name(),
        post.id(),
        post.name(),
        organization.id(),
        organization.name(),
        certificate);
  }

  /** A stop that does not fit into the hours stands at the end of the day. */
  private StopLine line(Stop stop, Day day) {
    var arriveAt = stop.arriveAt() == null ? day.backAt() : stop.arriveAt();
    var leaveAt =
        stop.leaveAt() == null ? arriveAt.plusSeconds(stop.serviceSeconds()) : stop.leaveAt();
    return new StopLine(
        stop.visit(),
        stop.premises(),
        stop.name(),
        stop.place(),
        zoned(arriveAt),
        zoned(leaveAt),
        stop.serviceSeconds(),
        stop.windows(),
        stop.reason());
  }

  /** Rows of the stops that go along; the table has start, all planned stops in order, end. */
  private static Matrix matrix(Day day, List<Stop> stops) {
    var planned = day.stops().stream().filter(Stop::isPlanned).toList();
    var rows = new ArrayList<Integer>();
    rows.add(0);
    stops.forEach(stop -> rows.add(planned.indexOf(stop) + 1));
    rows.add(planned.size() + 1);
    var table = day.table().picked(rows);
    return new Matrix(table.seconds(), table.metres());
  }

  private OffsetDateTime zoned(Instant at) {
    return at.atZone(clock.getZone()).toOffsetDateTime();
  }
}
