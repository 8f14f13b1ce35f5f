package xunfu.checklist;

/**
 * A canonical question: one thing looked at once, whose answer fills the items of many forms.
 *
 * @param zone where on the walk it is seen
 * @param scope what one answer speaks of
 * @param ask the question in everyday words, said so that 符合 means "yes, it is so"
 * @param help how to look, for the officer who wants to know
 */
public record Question(String id, String zone, ScopeKind scope, Text ask, Text help) {}
