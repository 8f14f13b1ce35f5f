package xunfu.visit.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xunfu.organization.Device;
import xunfu.proof.event.Event;
import xunfu.visit.Visit;
import xunfu.visit.internal.SubmissionStore.Officer;
import xunfu.visit.internal.accept.Flag;

/**
 * What a sealed record says otherwise than the visit that it is of, the device that sealed it and
 * its own event. A difference turns no record away: it is what it is, and a person looks at it.
 */
final class Comparison {
  private Comparison() {}

  /**
   * The differences.
   *
   * @param checking kinds of parts that check the business
   */
  static Set<Flag> differences(
      SealedVisit sealed, Visit visit, Device device, Set<String> checking) {
    var differences = EnumSet.noneOf(Flag.class);
    add(differences, Flag.OFFICERS_DIFFER, !areOfPair(sealed, visit));
    add(
        differences,
        Flag.SUBJECT_DIFFERS,
        !Objects.equals(sealed.subject().orElse(null), visit.subject()));
    add(differences, Flag.PREMISES_DIFFER, !sealed.premises().equals(visit.premises()));
    add(differences, Flag.OTHER_POST, !isInCapacity(sealed.event(), device));
    add(differences, Flag.PHOTOS_DIFFER, !named(sealed).equals(attached(sealed)));
    add(differences, Flag.PART_MISSING, isPartMissing(sealed, visit, checking));
    return differences;
  }

  /**
   * Whether the visit was to check the business and the record tells of no check, nor that it ended
   * at the door.
   */
  static boolean isPartMissing(SealedVisit sealed, Visit visit, Set<String> checking) {
    return !sealed.endedAtDoor()
        && visit.parts().stream()
            .anyMatch(part -> checking.contains(part) && !sealed.parts().containsKey(part));
  }

  /** Everybody named is of the pair, where one is fixed, and who sealed is among those named. */
  private static boolean areOfPair(SealedVisit sealed, Visit visit) {
    var named = sealed.officers().stream().map(Officer::person).collect(Collectors.toSet());
    var pair = visit.officers().stream().map(Visit.PairMember::person).toList();
    return named.contains(sealed.person()) && (pair.isEmpty() || pair.containsAll(named));
  }

  /** Whether the event speaks in the name of the post to which the device is bound. */
  static boolean isInCapacity(Event event, Device device) {
    return event.post().equals(device.post().toString())
        && event.organization().equals(device.organization().toString());
  }

  private record File(String sha256, long size, String mime) {}

  private static List<File> named(SealedVisit sealed) {
    return sorted(sealed.photos().stream().map(it -> new File(it.sha256(), it.size(), it.mime())));
  }

  private static List<File> attached(SealedVisit sealed) {
    return sorted(
        sealed.event().attachments().stream()
            .map(it -> new File(it.hash().hex(), it.size(), it.mime())));
  }

  private static List<File> sorted(Stream<File> files) {
    return files.distinct().sorted(java.util.Comparator.comparing(File::toString)).toList();
  }

  private static void add(Set<Flag> differences, Flag flag, boolean differs) {
    if (differs) {
      differences.add(flag);
    }
  }
}
