package xunfu.checklist.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that is still missing before the record is complete. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "missing")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Gap.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = Gap.Photo.class, name = "photo"),
  @JsonSubTypes.Type(value = Gap.Finding.class, name = "finding"),
  @JsonSubTypes.Type(value = Gap.Sample.class, name = "sample")
})
public sealed interface Gap {

  /** The ask has no answer. */
  record Answer(String ask) implements Gap {}

  /** The ask wants so many more photos. */
  record Photo(String ask, int more) implements Gap {}

  /** The no has no finding. */
  record Finding(String ask) implements Gap {}

  /** A form that is sampled has too few answers. */
  record Sample(String form, int keyMore, int totalMore) implements Gap {}
}
