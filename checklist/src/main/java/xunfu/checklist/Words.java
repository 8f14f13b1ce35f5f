package xunfu.checklist;

/**
 * The few words that documents of a jurisdiction are put together with.
 *
 * @param listSeparator between the members of a list in a sentence
 * @param unlistedDevice the name of a device that the register does not hold
 * @param hashLabel what stands before the record's hash at the end of a sheet
 * @param sectionNumbers one character for each section of a sheet, in order
 * @param cited how an article is cited in a sentence, with {@code {law}} and {@code {place}}
 * @param notComplete the outcome of a form with open items
 */
public record Words(
    Text listSeparator,
    Text unlistedDevice,
    Text hashLabel,
    Text sectionNumbers,
    Text cited,
    Text notComplete) {}
