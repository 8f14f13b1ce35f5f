package xunfu.checklist;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How much of a form a visit must cover. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cover")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Sampling.All.class, name = "all"),
  @JsonSubTypes.Type(value = Sampling.AtLeast.class, name = "at-least")
})
public sealed interface Sampling {

  /** Every item, with reasonable absences. */
  record All() implements Sampling {}

  /** At least so many key items and so many items in total, chosen by the officer. */
  record AtLeast(int key, int total) implements Sampling {}
}
