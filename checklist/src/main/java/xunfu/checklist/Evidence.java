package xunfu.checklist;

/** A photo that an item asks for, and what it must show. No item asks for a photo without it. */
public record Evidence(Text photoOf) {}
