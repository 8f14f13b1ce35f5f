package xunfu.visit.internal.merge;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import xunfu.visit.Window;

/**
 * One door: a demand joins a visit that goes to the same place anyway, instead of making another.
 *
 * <p>It joins when organisation, subject and premises are the same and the windows share a day. A
 * visit that is to be announced and one that is not do not mix, because announcing the one would
 * give away the other. An approved visit takes only what adds no form and no new kind of check,
 * since somebody approved what is to be checked. Of several visits the one with the earliest last
 * day is taken, then the lower id, so that the result does not depend on the order of rows.
 */
public final class Merging {
  private final List<String> kindsByPrecedence;
  private final Set<String> freeParts;

  /**
   * @param kindsByPrecedence the kind that gives a merged visit its name and its count comes first
   * @param freeParts parts that check nothing and may be added to an approved visit
   */
  public Merging(List<String> kindsByPrecedence, Set<String> freeParts) {
    this.kindsByPrecedence = List.copyOf(kindsByPrecedence);
    this.freeParts = Set.copyOf(freeParts);
  }

  /** The visit that the wish joins, as it is afterwards; empty when it needs one of its own. */
  public Optional<OpenVisit> join(Wish wish, Collection<OpenVisit> open) {
    return open.stream()
        .filter(visit -> goesThere(wish, visit) && allows(wish, visit))
        .min(Comparator.comparing((OpenVisit v) -> v.window().until()).thenComparing(OpenVisit::id))
        .map(visit -> joined(wish, visit));
  }

  /** A visit for this wish alone. */
  public OpenVisit open(UUID id, Wish wish) {
    return new OpenVisit(
        id,
        wish.organization(),
        wish.subject(),
        wish.premises(),
        wish.kind(),
        wish.window(),
        wish.parts(),
        wish.needs(),
        wish.announced(),
        false,
        false);
  }

  private static boolean goesThere(Wish wish, OpenVisit visit) {
    return wish.organization().equals(visit.organization())
        && Objects.equals(wish.subject(), visit.subject())
        && wish.premises().equals(visit.premises())
        && wish.announced() == visit.announced()
        && fits(wish.window(), visit);
  }

  private static boolean fits(Window wished, OpenVisit visit) {
    var shared = wished.shared(visit.window());
    return visit.onDay() ? shared.filter(visit.window()::equals).isPresent() : shared.isPresent();
  }

  private boolean allows(Wish wish, OpenVisit visit) {
    return !visit.approved()
        || freeParts.containsAll(without(wish.parts(), visit.parts()))
            && visit.needs().containsAll(wish.needs())
            && kindOf(wish, visit).equals(visit.kind());
  }

  private OpenVisit joined(Wish wish, OpenVisit visit) {
    return new OpenVisit(
        visit.id(),
        visit.organization(),
        visit.subject(),
        visit.premises(),
        kindOf(wish, visit),
        wish.window().shared(visit.window()).orElseThrow(),
        union(wish.parts(), visit.parts()),
        union(wish.needs(), visit.needs()),
        visit.announced(),
        visit.approved(),
        visit.onDay());
  }

  private String kindOf(Wish wish, OpenVisit visit) {
    return precedence(wish.kind()) < precedence(visit.kind()) ? wish.kind() : visit.kind();
  }

  private int precedence(String kind) {
    int place = kindsByPrecedence.indexOf(kind);
    if (place < 0) {
      throw new IllegalArgumentException(
          "visit kind " + kind + " is not one of " + kindsByPrecedence);
    }
    return place;
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    var all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  private static Set<String> without(Set<String> all, Set<String> gone) {
    var rest = new TreeSet<>(all);
    rest.removeAll(gone);
    return rest;
  }
}
