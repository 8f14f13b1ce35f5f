package xunfu.checklist;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of one inspection before it begins: the forms that were approved, the traits and
 * devices of the premises, what registers know, and what was seen last time.
 *
 * <p>The order in which a caller gives forms, traits, devices, facts and earlier answers means
 * nothing; they are put into one order here, so that equal occasions are equal records.
 *
 * @param facts register values by fact id, for one device by {@code fact@deviceId}
 */
public record Occasion(
    LocalDate date,
    List<FormRef> forms,
    List<String> traits,
    List<Device> devices,
    SequencedMap<String, String> facts,
    List<LastAnswer> last) {

  public Occasion {
    forms = forms.stream().distinct().sorted().toList();
    traits = traits.stream().distinct().sorted().toList();
    devices =
        devices.stream()
            .distinct()
            .sorted(Comparator.comparing(Device::kind).thenComparing(Device::id))
            .toList();
    facts = new TreeMap<>(facts);
    last = latest(last);
  }

  /** Takes the collections in any order. */
  public static Occasion of(
      LocalDate date,
      Collection<FormRef> forms,
      Collection<String> traits,
      Collection<Device> devices,
      Map<String, String> facts,
      Collection<LastAnswer> last) {
    return new Occasion(
        date,
        List.copyOf(forms),
        List.copyOf(traits),
        List.copyOf(devices),
        new TreeMap<>(facts),
        List.copyOf(last));
  }

  /** Of several answers to one question in one scope the latest counts; on one day the worst. */
  private static List<LastAnswer> latest(List<LastAnswer> last) {
    var order =
        Comparator.comparing(LastAnswer::on)
            .thenComparing(answer -> answer.value() == Value.NO)
            .thenComparing(answer -> answer.value().wire())
            .thenComparing(answer -> answer.text() == null ? "" : answer.text());
    Map<String, LastAnswer> byAsk =
        last.stream()
            .collect(
                Collectors.toMap(
                    answer -> Ask.key(answer.question(), answer.scope()),
                    answer -> answer,
                    (one, other) -> order.compare(one, other) >= 0 ? one : other,
                    TreeMap::new));
    return List.copyOf(byAsk.values());
  }
}
