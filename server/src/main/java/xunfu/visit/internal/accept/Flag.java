package xunfu.visit.internal.accept;

import xunfu.kernel.Text;

/**
 * Something amiss with a submission that was accepted all the same. It becomes a to-do of the post
 * that is to put it right.
 */
public enum Flag {
  CERTIFICATE_EXPIRED(
      Owner.STATION,
      "一名检查人员的执法证当日无效，须说明",
      "An officer's enforcement certificate was not valid that day: explain"),
  SECOND_OFFICER_MISSING(Owner.STATION, "只有一名检查人员，须说明", "Only one officer is named: explain"),
  SECOND_OFFICER_SAME(
      Owner.STATION, "两名检查人员是同一人，须说明", "Both officers are the same person: explain"),
  CODE_EXPIRED(
      Owner.APPROVER,
      "行政行为码已过期仍实施检查，须补办审批",
      "The act code had expired at the visit: approve afterwards or annul"),
  VISIT_WITHDRAWN(
      Owner.APPROVER,
      "事项已撤回仍实施检查，须补办审批，之前不公示",
      "The visit had been withdrawn: approve afterwards or annul; nothing is published before"),
  NOT_APPROVED_ANY_MORE(
      Owner.APPROVER,
      "批准已收回或须重新决定时仍实施检查，须补办审批，之前不公示",
      "The approval had been taken back or was to be decided again: approve afterwards or annul;"
          + " nothing is published before"),
  VISIT_MOVED(
      Owner.PAIR,
      "事项已移交，记录归入现承办岗位",
      "The visit has moved: the record is filed to its present post"),
  PHOTO_MISSING(Owner.PAIR, "待补图：有照片尚未送达", "Photos named in the record have not arrived"),
  COSIGNATURE_MISSING(Owner.PAIR, "待会签：另一名检查人员尚未会签", "The second officer has not co-signed yet"),
  COSIGNATURE_REFUSED(
      Owner.STATION,
      "另一名检查人员对记录有异议，未同意会签，须核实",
      "The second officer does not agree with the record: look into it"),
  COSIGNATURE_NOT_COUNTED(
      Owner.STATION,
      "有一份会签不算数：所指不是本次走访另一名检查人员的记录，须说明",
      "A co-signature does not count, as it names no record of this visit by the other officer:"
          + " explain"),
  NUMBER_FOREIGN(
      Owner.STATION, "结果告知单编号不属于本设备号段", "The sheet's number is not of this device's block"),
  NUMBER_TWICE(Owner.STATION, "结果告知单编号已被使用，须更正", "The sheet's number is used already: correct it"),
  NUMBER_VOID(
      Owner.STATION,
      "结果告知单用了已作废的编号，须更正",
      "The sheet carries a number that was made void: correct it"),
  DEVICE_REVOKED_SINCE(
      Owner.STATION, "设备在封存之后已被停用，须核实", "The device was revoked after sealing: verify the record"),
  DEVICE_FORKED(
      Owner.STATION,
      "同一设备的同一序号有两份记录，须核实",
      "Two records of this device claim the same place: verify them"),
  CHAIN_BROKEN(
      Owner.STATION,
      "这条记录与本设备前后的记录接不上，须核实",
      "It does not link with the records of this device before and after it: verify them"),
  OFFICERS_DIFFER(
      Owner.STATION,
      "记录上的检查人员与走访安排的两人不符，须说明",
      "The record names other officers than the visit: explain"),
  SUBJECT_DIFFERS(
      Owner.STATION,
      "记录上的被检查对象与走访的不符，须核实",
      "The record names another subject than the visit: verify"),
  PREMISES_DIFFER(
      Owner.STATION, "记录上的场所与走访的不符，须核实", "The record names other premises than the visit: verify"),
  OTHER_POST(
      Owner.STATION,
      "封存所用的岗位不是该设备登记的岗位，须核实",
      "Sealed in the name of a post to which the device is not bound: verify"),
  PHOTOS_DIFFER(
      Owner.STATION,
      "记录列出的照片与封存时附上的不符，须核实",
      "The photos that the record names are not those that its seal carries: verify"),
  PART_MISSING(
      Owner.STATION,
      "走访含检查，记录里却没有检查部分，须说明",
      "The visit was to check, but the record tells of no check: explain"),
  SHEET_DIFFERS(
      Owner.STATION,
      "给店家的结果告知单与按记录重排的不一致，须核实",
      "The sheet that the business got is not what the record lays out to: verify"),
  PART_REMARKED(Owner.STATION, "记录内容有待核对之处", "The content of a part needs to be looked at");

  /** Whose to-do the flag becomes. */
  public enum Owner {
    /** The post that made the visit. */
    PAIR,
    /** The head of the station. */
    STATION,
    /** The post that approved the visit. */
    APPROVER
  }

  private final Owner owner;
  private final Text text;

  Flag(Owner owner, String zh, String en) {
    this.owner = owner;
    this.text = Text.of(zh, en);
  }

  /** As on the wire. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The flag of that code. */
  public static Flag of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  public Owner owner() {
    return owner;
  }

  public Text text() {
    return text;
  }
}
