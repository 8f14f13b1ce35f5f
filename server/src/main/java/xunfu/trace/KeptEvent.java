package xunfu.trace;

import java.time.OffsetDateTime;
import xunfu.proof.event.Envelope;

/** An event as it is kept, and when the server took it. */
public record KeptEvent(Envelope envelope, OffsetDateTime receivedAt) {}
