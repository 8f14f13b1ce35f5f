package xunfu.checklist;

/** A fact about a business that makes a form or an item apply, as the authors may use it. */
public record Trait(String id, Text name) {}
