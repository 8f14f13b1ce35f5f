package xunfu.checklist.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import xunfu.checklist.Text;

/**
 * One rule about going to a business, with its validity and its source.
 *
 * <p>Every number and every list of functions a gate needs is here; a gate that has a legal number
 * of its own is a defect.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GateRule.Officers.class, name = "officers"),
  @JsonSubTypes.Type(value = GateRule.Approval.class, name = "approval"),
  @JsonSubTypes.Type(value = GateRule.PublishedItem.class, name = "published-item"),
  @JsonSubTypes.Type(value = GateRule.YearlyCap.class, name = "yearly-cap"),
  @JsonSubTypes.Type(value = GateRule.NoRepeat.class, name = "no-repeat")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface GateRule {

  /** What every rule says of itself. */
  Terms terms();

  /**
   * Name, wording, validity and source of a rule.
   *
   * @param id stable name, kept with each decision
   * @param text what the rule demands, in a sentence
   * @param refusal what is said when it is not met
   * @param wayOut what can be done then
   * @param rank the higher wins where two rules collide; national law over local custom
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Terms(
      String id,
      Text text,
      Text refusal,
      Text wayOut,
      int rank,
      LocalDate validFrom,
      @Nullable LocalDate validTo,
      List<Source> sources) {
    public Terms {
      sources = List.copyOf(sources);
    }

    /** Whether the rule is in force on a day. */
    public boolean isInForceOn(LocalDate day) {
      return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
  }

  /**
   * Where a rule was read.
   *
   * @param article id of an article of the jurisdiction
   * @param unverified whether the wording was not compared with the text
   * @param note what was seen instead, for the unverified
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(String article, boolean unverified, @Nullable Text note) {}

  /** At least so many officers, each with a certificate valid on the day. */
  record Officers(Terms terms, int minimum, boolean certified) implements GateRule {}

  /**
   * Who may approve and who may only propose, by function of the post.
   *
   * @param approvers functions of posts whose consent counts: head of the bureau, deputy in charge
   * @param proposers functions that may propose but not approve: head of a station
   * @param regulariseWithinDays working days for approval after an emergency, or null where the
   *     rule names none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Approval(
      Terms terms,
      List<String> approvers,
      List<String> proposers,
      @Nullable Integer regulariseWithinDays)
      implements GateRule {
    public Approval {
      approvers = List.copyOf(approvers);
      proposers = List.copyOf(proposers);
    }
  }

  /** Each item must be on a published form that is in force on the day. */
  record PublishedItem(Terms terms) implements GateRule {}

  /**
   * How many on-site inspections one authority may make of one business in a calendar year.
   *
   * @param perYear the number
   * @param inPrinciple whether more is possible with a reason that is reported, or not at all
   * @param counts by kind of inspection: whether it counts, does not, or is only watched
   */
  record YearlyCap(Terms terms, int perYear, boolean inPrinciple, Map<String, Counting> counts)
      implements GateRule {
    public YearlyCap {
      counts = new TreeMap<>(counts);
    }

    /** How a kind of inspection is counted; a kind that the rule does not know counts. */
    public Counting countingOf(String kind) {
      return counts.getOrDefault(kind, Counting.COUNTS);
    }
  }

  /**
   * What was looked at lately is not looked at again.
   *
   * @param after what came before: {@code superior} inspection of the same items, {@code
   *     post-licence} check
   * @param months so many months after it, or null for the rest of the calendar year
   * @param unless kinds of inspection to which it does not apply
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NoRepeat(Terms terms, String after, @Nullable Integer months, List<String> unless)
      implements GateRule {
    public NoRepeat {
      unless = List.copyOf(unless);
    }
  }
}
