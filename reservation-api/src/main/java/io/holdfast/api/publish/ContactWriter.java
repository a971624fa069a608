package io.holdfast.api.publish;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Writes where receipts go. Personal data, and so kept apart from the command log, where nothing can be erased. The address that a checkout names
 * is kept under its fingerprint, so that the loser of two checkouts does not replace the winner's; one without a fingerprint stands above all.
 */
public interface ContactWriter {

    /** The fingerprint of an address for a reservation: 16 bytes that say nothing to a reader who does not know the address. */
    String fingerprint(String event, String reservation, String email);

    /** Writes an address of a reservation; true once every in-sync replica has it, false if that is not certain. */
    CompletableFuture<Boolean> write(String event, String reservation, Optional<String> fingerprint, String email);

    /** Erases the address of this fingerprint; true once every in-sync replica has the tombstone. */
    CompletableFuture<Boolean> erase(String event, String reservation, String fingerprint);

    /**
     * Erases every address of a reservation that was written before; true once every in-sync replica has the tombstone of the one that stands
     * above all. receipt-sender forgets the others when it reads that, and erases them.
     */
    CompletableFuture<Boolean> eraseAll(String event, String reservation);
}
