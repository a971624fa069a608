package io.holdfast.payment.ledger;

import java.util.concurrent.CompletableFuture;

/** Makes sure that what others wrote before is seen. */
public interface Fence {

    /**
     * Waits until the view has come to where this partition of the ledger ended at the time of the call, or later.
     *
     * @return completes with an exception only where the view has failed
     */
    CompletableFuture<Void> reach(int partition);
}
