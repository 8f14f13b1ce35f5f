package xunfu.checklist;

/** A category of goods that one answer may speak of: food, drugs, cosmetics. */
public record GoodsCategory(String id, Text name) {}
