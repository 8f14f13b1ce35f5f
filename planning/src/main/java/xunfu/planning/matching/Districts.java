package xunfu.planning.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import xunfu.planning.BadProblem;

/**
 * A territory divided, with measures of how well.
 *
 * @param districtOf of each site, 0 to {@code centres.size() − 1}
 * @param centres of each district: the site from which the ways to all its work are shortest
 * @param work in each district
 * @param way from the centres to all work: way × work, summed
 * @param balance work of the fullest district, in averages; 1 = all alike
 * @param compactness the same ways if everything belonged to its nearest centre, by {@code way}: 1
 *     = it does, so balance cost nothing; 0.8 = ways are a quarter longer for the sake of balance
 * @param neighbours share of sites whose nearest other site belongs to the same district: near 1
 *     where districts are of one piece
 */
public record Districts(
    List<Integer> districtOf,
    List<Integer> centres,
    List<Long> work,
    long way,
    double balance,
    double compactness,
    double neighbours) {

  public Districts {
    districtOf = List.copyOf(districtOf);
    centres = List.copyOf(centres);
    work = List.copyOf(work);
  }

  /** The sites of a district, in order of their number. */
  public List<Integer> sitesOf(int district) {
    return IntStream.range(0, districtOf.size())
        .filter(site -> districtOf.get(site) == district)
        .boxed()
        .toList();
  }

  /**
   * Measures a division that somebody made, to see whether it has drifted out of balance.
   *
   * @param districtOf of each site, from 0; each district has a site
   */
  public static Districts measured(Territory territory, List<Integer> districtOf) {
    if (districtOf.size() != territory.sites()) {
      throw new BadProblem(
          "districts of %d sites, %d expected".formatted(districtOf.size(), territory.sites()));
    }
    int[] of = districtOf.stream().mapToInt(Integer::intValue).toArray();
    int districts = Arrays.stream(of).max().orElse(0) + 1;
    int[] centres = new int[districts];
    for (int district = 0; district < districts; district++) {
      int wanted = district;
      if (Arrays.stream(of).noneMatch(it -> it == wanted)) {
        throw new BadProblem("district %d has no site".formatted(district));
      }
      centres[district] = centre(territory, of, district);
    }
    return measured(territory, of, centres);
  }

  static Districts measured(Territory territory, int[] of, int[] centres) {
    var work = new Long[centres.length];
    Arrays.fill(work, 0L);
    long way = 0;
    long nearest = 0;
    for (int site = 0; site < of.length; site++) {
      work[of[site]] += territory.work(site);
      way += (long) territory.work(site) * territory.between(centres[of[site]], site);
      nearest += (long) territory.work(site) * toNearest(territory, centres, site);
    }
    long most = Arrays.stream(work).mapToLong(Long::longValue).max().orElse(0);
    long all = territory.work();
    return new Districts(
        Arrays.stream(of).boxed().toList(),
        Arrays.stream(centres).boxed().toList(),
        Arrays.asList(work),
        way,
        all == 0 ? 1 : (double) most * centres.length / all,
        way == 0 ? 1 : (double) nearest / way,
        neighbours(territory, of));
  }

  private static int toNearest(Territory territory, int[] centres, int site) {
    int nearest = Integer.MAX_VALUE;
    for (int centre : centres) {
      nearest = Math.min(nearest, territory.between(centre, site));
    }
    return nearest;
  }

  private static double neighbours(Territory territory, int[] of) {
    int together = 0;
    for (int site = 0; site < of.length; site++) {
      int nearest = site;
      int least = Integer.MAX_VALUE;
      for (int other = 0; other < of.length; other++) {
        if (other != site && territory.between(site, other) < least) {
          least = territory.between(site, other);
          nearest = other;
        }
      }
      together += of[nearest] == of[site] ? 1 : 0;
    }
    return (double) together / of.length;
  }

  /** The medoid: the site of the district with the shortest ways to all work in it. */
  static int centre(Territory territory, int[] of, int district) {
    int[] sites = IntStream.range(0, of.length).filter(site -> of[site] == district).toArray();
    int best = sites[0];
    long least = Long.MAX_VALUE;
    for (int candidate : sites) {
      long way = 0;
      for (int i = 0; i < sites.length && way < least; i++) {
        way +=
            (long) Math.max(1, territory.work(sites[i])) * territory.between(candidate, sites[i]);
      }
      if (way < least) {
        least = way;
        best = candidate;
      }
    }
    return best;
  }
}
