package io.holdfast.standin.payment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waiting, where slowness is what was ordered. */
final class Pause {

    private Pause() {}

    static void ms(long millis) {
        if (millis > 0) {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                    .join();
        }
    }
}
