package xunfu.visit;

import java.util.UUID;

/** News: a visit is not to be made after all. */
public record VisitWithdrawn(UUID visit) {}
