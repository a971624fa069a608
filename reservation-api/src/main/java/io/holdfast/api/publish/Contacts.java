package io.holdfast.api.publish;

import java.util.concurrent.CompletableFuture;

/** Where receipts go. Personal data, and so kept apart from the command log, where nothing can be erased. */
public interface Contacts {

    /** Writes the address of a reservation; true once every in-sync replica has it, false where that is not certain. */
    CompletableFuture<Boolean> write(String event, String reservation, String email);

    /** Erases it; true once every in-sync replica has the tombstone. */
    CompletableFuture<Boolean> erase(String event, String reservation);
}
