package xunfu.visit.internal.gate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import xunfu.kernel.Text;

/**
 * What the gate adds to the wording of a rule: names, days and counts of the case. The rules
 * themselves are worded in the jurisdiction's content.
 */
final class GateWords {
  static final Text NOTHING = Text.of("", "");
  static final Text NOT_A_CHECK = Text.of("（这次不检查）", " (this visit checks nothing)");
  static final Text PAIR_NOT_FIXED = Text.of("（还没有定人）", " (the pair is not fixed yet)");
  static final Text NOT_APPROVED_YET = Text.of("（待批准）", " (to be approved)");
  static final Text DOES_NOT_APPLY = Text.of("（不适用于这类检查）", " (does not apply to this kind)");
  static final Text NOT_COUNTED = Text.of("（这类不计次）", " (this kind does not count)");

  private GateWords() {}

  static Text officers(long count) {
    return Text.of("（" + count + " 名）", " (" + count + ")");
  }

  static Text without(String names, LocalDate day) {
    return Text.of("（" + day + "：" + names + "）", " (" + day + ": " + names + ")");
  }

  static Text cannotApprove(String name) {
    return Text.of("（" + name + "不能单独批准）", " (" + name + " cannot approve alone)");
  }

  static Text named(String names) {
    return Text.of("：" + names, ": " + names);
  }

  static Text checkedOn(LocalDate day) {
    return Text.of("（" + day + "）", " (" + day + ")");
  }

  static Text watched(int done) {
    return Text.of("（个案不计次，今年已 " + done + " 次）", " (cases do not count; " + done + " this year)");
  }

  static Text year(int done, int approved, int cap) {
    return approved == 0
        ? Text.of(
            "（今年已 " + done + " 次，可 " + cap + " 次）", " (" + done + " this year of " + cap + ")")
        : Text.of(
            "（今年已 " + done + " 次，另有 " + approved + " 次已批准，可 " + cap + " 次）",
            " (" + done + " this year and " + approved + " approved of " + cap + ")");
  }

  static Text beyondCap(String approver, String why) {
    return Text.of(
        "，" + approver + "批准超过上限，理由：" + why, "; " + approver + " lets it pass the cap: " + why);
  }

  static Text atMost(Text reason, int atMost) {
    return everywhere(
        reason, zh -> zh + "（至多 " + atMost + " 次）", en -> en + " (at most " + atMost + ")");
  }

  static Text won(Text winner, List<Text> losers) {
    return Text.of(
        "。以“" + winner.zh() + "”为准" + over("，优先于", losers, "zh", "“", "”"),
        ". “" + winner.in("en") + "” decides" + over(" over ", losers, "en", "“", "”"));
  }

  private static String over(
      String before, List<Text> losers, String language, String open, String close) {
    return losers.stream()
        .map(loser -> open + loser.in(language) + close)
        .collect(Collectors.joining("、", losers.isEmpty() ? "" : before, ""));
  }

  static Text source(Text cited, boolean unverified) {
    return unverified ? everywhere(cited, zh -> zh + "（未核对原文）", en -> en + " (unverified)") : cited;
  }

  static Text listed(Text one, Text other) {
    return Text.of(one.zh() + "；" + other.zh(), one.in("en") + "; " + other.in("en"));
  }

  static Text joined(Text said, Text detail) {
    var words = new HashMap<String, String>();
    said.byLanguage().forEach((language, it) -> words.put(language, it + detail.in(language)));
    return new Text(words);
  }

  private static Text everywhere(
      Text text, UnaryOperator<String> chinese, UnaryOperator<String> english) {
    return Text.of(chinese.apply(text.zh()), english.apply(text.in("en")));
  }
}
