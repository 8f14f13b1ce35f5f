package xunfu.checklist;

/** A device on the premises: its id, its kind ({@code lift}, {@code boiler}) and its name. */
public record Device(String id, String kind, String name) {}
