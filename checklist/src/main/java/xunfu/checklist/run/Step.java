package xunfu.checklist.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Finding;
import xunfu.checklist.Value;

/** Something that happens on the screen of a questionnaire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Show.class, name = "show"),
  @JsonSubTypes.Type(value = Step.Tap.class, name = "tap"),
  @JsonSubTypes.Type(value = Step.Undo.class, name = "undo"),
  @JsonSubTypes.Type(value = Step.RestInOrder.class, name = "rest-in-order"),
  @JsonSubTypes.Type(value = Step.Photograph.class, name = "photograph"),
  @JsonSubTypes.Type(value = Step.WithdrawPhoto.class, name = "withdraw-photo"),
  @JsonSubTypes.Type(value = Step.NoPhoto.class, name = "no-photo"),
  @JsonSubTypes.Type(value = Step.Remark.class, name = "remark"),
  @JsonSubTypes.Type(value = Step.Find.class, name = "find"),
  @JsonSubTypes.Type(value = Step.DropFinding.class, name = "drop-finding")
})
public sealed interface Step {

  /** An ask has been on the screen. */
  record Show(String ask) implements Step {}

  /** An answer by its own tap; a remark may come with it and must for {@link Value#ABSENT}. */
  record Tap(String ask, Value value, String at, @Nullable String remark) implements Step {}

  /** The answer is taken back; its findings go with it, its photos stay. */
  record Undo(String ask) implements Step {}

  /** "The rest of this section seen, all in order." */
  record RestInOrder(String section, String at) implements Step {}

  /** A photo for an ask, named by its SHA-256. */
  record Photograph(String ask, String sha256) implements Step {}

  /** The photo no longer belongs to the ask; the file itself is kept. */
  record WithdrawPhoto(String ask, String sha256) implements Step {}

  /** Why a photo that an item wants cannot be taken; a blank reason takes the words back. */
  record NoPhoto(String ask, String reason) implements Step {}

  /** A remark on an answer. */
  record Remark(String ask, String remark) implements Step {}

  /** A finding is written, or written again under the same id. */
  record Find(Finding finding) implements Step {}

  /** A finding is taken back. */
  record DropFinding(String id) implements Step {}
}
