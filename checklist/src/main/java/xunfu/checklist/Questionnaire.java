package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions of one inspection, each once, in the order of the walk. */
public record Questionnaire(List<Section> sections) {

  public Questionnaire {
    sections = List.copyOf(sections);
  }

  /**
   * One stretch of the walk: a zone of the premises, and in the zone of the devices one section a
   * device, so that "seen, all in order" speaks of one device only.
   *
   * @param id zone id, followed by {@code @} and the device's id where there is one
   * @param device the device's id, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Section(String id, String zone, @Nullable String device, List<Ask> asks) {
    public Section {
      asks = List.copyOf(asks);
    }
  }

  /** All asks in walking order. */
  public Stream<Ask> asks() {
    return sections.stream().flatMap(section -> section.asks().stream());
  }
}
