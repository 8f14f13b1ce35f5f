package xunfu.checklist.run;

/**
 * How far a section is.
 *
 * @param answered answered asks
 * @param total all asks
 * @param no asks that are not met
 * @param ownTap asks that still need their own tap
 * @param rest asks that the section tap would answer
 * @param unseen asks that have not been on the screen
 */
public record Progress(
    String section, int answered, int total, int no, int ownTap, int rest, int unseen) {

  /** Whether "the rest of this section seen, all in order" may be offered now. */
  public boolean offersRest() {
    return rest > 0 && unseen == 0;
  }
}
