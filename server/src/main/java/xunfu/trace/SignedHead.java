package xunfu.trace;

import java.time.Instant;
import xunfu.proof.event.Head;

/** A signed head and when it was signed. */
public record SignedHead(Head head, Instant at) {}
