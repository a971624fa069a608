package io.holdfast.api.publish;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Where receipts go. Personal data, and so kept apart from the command log, where nothing can be erased. The address that a checkout names
 * is kept under its fingerprint, so that the loser of two checkouts does not replace the winner's; one without a fingerprint stands above all.
 */
public interface Contacts {

    /** The fingerprint of an address for a reservation: 16 bytes that say nothing to whoever does not know the address. */
    String fingerprint(String event, String reservation, String email);

    /** Writes an address of a reservation; true once every in-sync replica has it, false where that is not certain. */
    CompletableFuture<Boolean> write(String event, String reservation, Optional<String> fingerprint, String email);

    /** Erases it; true once every in-sync replica has the tombstone. */
    CompletableFuture<Boolean> erase(String event, String reservation, Optional<String> fingerprint);
}
