package xunfu.checklist;

/** A part of the premises on the officer's walk: door, hall, kitchen, store, office, devices. */
public record Zone(String id, Text name) {}
