package xunfu.proof.bundle;

import static xunfu.proof.bundle.Verdict.INCOMPLETE;
import static xunfu.proof.bundle.Verdict.PROVEN;
import static xunfu.proof.bundle.Verdict.TAMPERED;

/** What can be wrong at a place, with the sentence that says so; %s are details. */
public enum Fault {
  NOT_READABLE(TAMPERED, "不是可读的封存格式（%s）", "is not in a readable form (%s)"),
  UNSAFE_NAME(TAMPERED, "包里有不该有的文件名", "is a name that has no place in a bundle"),
  NAME_TWICE(TAMPERED, "在包里出现了两次", "stands twice in the bundle"),
  TOO_LARGE(TAMPERED, "大得不合情理，没有读完", "is larger than it can honestly be; not read to its end"),
  OUT_OF_ORDER(TAMPERED, "序号不按次序或重复", "its number is out of order or stands twice"),
  EVENT_TWICE(TAMPERED, "同一事件已在前面出现过", "the same event stands before already"),
  PAYLOAD_CHANGED(TAMPERED, "内容（或盐值）与封存时的承诺不符", "its content or salt is not what was sealed"),
  SIGNATURE_FORGED(TAMPERED, "设备签名与事件不符", "the device's signature does not fit the event"),
  OTHER_PERSON(TAMPERED, "签名设备的证书属于另一个人", "the device's certificate belongs to another person"),
  CERTIFICATE_FORGED(TAMPERED, "证书上的签名是假的", "its signature is false"),
  LEAF_DIFFERS(TAMPERED, "与日志里的叶子不符", "does not fit its leaf in the log"),
  NOT_IN_THE_LOG(TAMPERED, "日志里没有它的位置", "has no place in the log"),
  WITHHELD(TAMPERED, "日志里有这一条，包里的事件却不见了", "stands in the log, but its event is gone"),
  PATH_LEADS_ELSEWHERE(TAMPERED, "包含证明走不到日志头", "its proof of inclusion does not lead to the head"),
  HEAD_FORGED(TAMPERED, "日志头的签名是假的", "its signature is false"),
  HEAD_OF_ANOTHER_LOG(TAMPERED, "是另一本日志的头（%s）", "belongs to another log (%s)"),
  ROOT_DIFFERS(
      TAMPERED,
      "根与叶子算出的不符，问题在第 %s 条到第 %s 条之间",
      "its root is not that of the leaves; what is wrong lies between entries %s and %s"),
  NOT_CONTINUED(TAMPERED, "与后来的日志头不能衔接", "is not continued by the later head"),
  PREV_DIFFERS(TAMPERED, "没有接在该设备的上一条之后", "does not follow the event of its device before it"),
  SEQ_TWICE(TAMPERED, "该设备的第 %s 号已在前面出现过", "number %s of its device stands before already"),
  FILE_CHANGED(TAMPERED, "内容与它的哈希不符", "its content does not fit its hash"),
  FILE_SIZE_DIFFERS(TAMPERED, "大小与封存的不符", "its size is not what was sealed"),
  ROW_DIFFERS(TAMPERED, "屏幕上显示的与封存的内容不同", "what a screen shows is not what was sealed"),
  ROW_TOO_MANY(TAMPERED, "屏幕上显示的，封存的内容里没有", "a screen shows what was never sealed"),
  ROW_GONE(TAMPERED, "封存的内容里有，屏幕上的这一行却不见了", "was sealed, but the row that shows it is gone"),

  KEY_UNKNOWN(Verdict.UNKNOWN_KEY, "署名的钥匙不在可信之列（%s）", "signed by a key that is not known (%s)"),

  NOT_A_BUNDLE(INCOMPLETE, "打不开，不是完整的证据包（%s）", "cannot be opened as a bundle (%s)"),
  PART_MISSING(INCOMPLETE, "包里没有它", "is missing from the bundle"),
  COUNT_DIFFERS(INCOMPLETE, "目录说有 %s 条事件，包里有 %s 条", "names %s events, but %s are there"),
  LEAVES_TOO_FEW(
      INCOMPLETE, "包里只有 %s 片叶子，算不出它的根", "only %s leaves are there, too few for its root"),
  NO_HEAD(INCOMPLETE, "还没有日志头盖住它", "no signed head covers it yet"),
  SEQ_GAP(
      INCOMPLETE, "该设备的第 %s 号到第 %s 号不在包里", "numbers %s to %s of its device are not in the bundle"),
  CERTIFICATE_MISSING(
      INCOMPLETE, "包里没有签名设备的证书", "the certificate of its device is not in the bundle"),
  CERTIFICATE_NOT_VALID(
      INCOMPLETE, "签名相符，但设备证书当时不在有效期内", "signed rightly, but the certificate was not valid then"),
  FILE_MISSING(INCOMPLETE, "第 %s 条提到它，包里没有", "is named by entry %s, but not in the bundle"),
  ROW_OF_ERASED(
      INCOMPLETE,
      "内容已擦除，表行却还在，无从核对",
      "the content is erased, but a row is left that nothing proves"),
  COSIGNED_ABSENT(INCOMPLETE, "会签所指的事件不在包里", "co-signs an event that is not in the bundle"),
  COSIGNED_ANOTHER(
      INCOMPLETE, "会签所指的事件不是这次走访的记录", "co-signs an event that is not the record of its visit"),
  COSIGNED_BY_SAME(INCOMPLETE, "会签人就是记录人自己", "was co-signed by the person who made the record"),
  SAVED_HEAD_LATER(
      INCOMPLETE,
      "它有 %s 条，这个包只到 %s 条：或者包是更早导出的，或者日志被截短了",
      "it has %s entries, the bundle ends at %s: it was exported earlier, or the log was cut"),
  SAVED_HEAD_NOT_COMPARABLE(
      INCOMPLETE, "包里没有从它到现在的衔接证明", "the bundle has no proof that leads from it to its own head"),
  SEQ_TWICE_TOLD(
      INCOMPLETE,
      "该设备的第 %s 号有两条，接收时日志已记下",
      "number %s of its device stands twice; the log itself recorded this at acceptance"),
  PREV_DIFFERS_TOLD(
      INCOMPLETE,
      "没有接在该设备的上一条之后，接收时日志已记下",
      "does not follow the event of its device before it; the log itself recorded this at"
          + " acceptance"),
  COSIGNED_ANOTHER_TOLD(
      INCOMPLETE,
      "会签所指不是这次走访的记录，接收时日志已记下不算数",
      "co-signs no record of its visit; the log itself recorded at acceptance that it does not"
          + " count"),
  COSIGNED_BY_SAME_TOLD(
      INCOMPLETE,
      "会签人就是记录人自己，接收时日志已记下不算数",
      "was co-signed by the person who made the record; the log itself recorded at acceptance that"
          + " it does not count"),
  ERASED_UNRECORDED(
      INCOMPLETE,
      "内容不在了，日志里却没有擦除它的记录",
      "its content is gone, but the log records no erasure of it"),

  ERASED(PROVEN, "已证明，内容已擦除", "proven, content erased");

  private final Verdict verdict;
  private final String zh;
  private final String en;

  Fault(Verdict verdict, String zh, String en) {
    this.verdict = verdict;
    this.zh = zh;
    this.en = en;
  }

  public Verdict verdict() {
    return verdict;
  }

  String in(Language language, Object... details) {
    return (language == Language.ZH ? zh : en).formatted(details);
  }
}
