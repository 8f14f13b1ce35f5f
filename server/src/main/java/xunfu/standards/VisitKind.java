package xunfu.standards;

import xunfu.kernel.Text;

/**
 * A kind of visit of the jurisdiction; where demands of several kinds meet in one visit, the kind
 * that stands first in the list names it.
 *
 * @param number two digits in the act code
 * @param active whether the authority starts it of itself
 * @param inspection false: a visit that checks nothing; the rules about checks do not ask for it
 */
public record VisitKind(String code, int number, Text name, boolean active, boolean inspection) {}
