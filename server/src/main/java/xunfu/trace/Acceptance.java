package xunfu.trace;

import xunfu.proof.event.Receipt;

/**
 * What became of an event that a device sent.
 *
 * @param receipt the promise to give back once the transaction has been committed
 * @param repeated true when the same event had been accepted before; nothing was written now
 * @param forked true when another event of this device claims the same place in its chain, as after
 *     a copied device; the event is kept all the same, the caller flags it
 * @param unlinked true when it does not name the device's event before it, or the one after it does
 *     not name it; kept and flagged likewise
 */
public record Acceptance(Receipt receipt, boolean repeated, boolean forked, boolean unlinked) {}
