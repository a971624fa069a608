package io.holdfast.api.http.seats;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Bounds what answers with all seats of an event take while they are made and sent. A reader that takes nothing keeps its answer in memory; a
 * few hundred of them would be all of it.
 */
@ApplicationScoped
class LargeAnswers {

    /** Of all memory, one part in this many may be answers on their way. */
    private static final int SHARE = 8;

    /** An answer for the largest event, and some small ones. */
    private static final long MIN_BYTES = 8L * 1024 * 1024;

    /** As JSON writes a seat and its state, generously. */
    private static final int BYTES_PER_SEAT = 40;

    /** Making one takes several times its size, for milliseconds. */
    private static final int MADE_AT_ONCE = 2;

    private final long maxBytes;
    private final AtomicLong usedBytes = new AtomicLong();
    private final Semaphore making = new Semaphore(MADE_AT_ONCE);

    LargeAnswers() {
        this(Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / SHARE));
    }

    LargeAnswers(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Makes an answer, if there is room for it.
     *
     * @param seats how many it is about
     * @return empty if there is none until others have taken theirs
     */
    <T> Optional<Lease<T>> make(long seats, Supplier<T> maker) throws InterruptedException {
        long bytes = seats * BYTES_PER_SEAT;
        if (usedBytes.addAndGet(bytes) > maxBytes) {
            usedBytes.addAndGet(-bytes);
            return Optional.empty();
        }
        boolean made = false;
        try {
            making.acquire();
            try {
                var lease = new Lease<T>(maker.get(), () -> usedBytes.addAndGet(-bytes));
                made = true;
                return Optional.of(lease);
            } finally {
                making.release();
            }
        } finally {
            if (!made) {
                usedBytes.addAndGet(-bytes);
            }
        }
    }

    /** How much is on its way. */
    long usedBytes() {
        return usedBytes.get();
    }

    /** An answer, and those that share it; its room is given back with the last of them. */
    static final class Lease<T> implements AutoCloseable {

        private final T answer;
        private final Runnable free;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Lease(T answer, Runnable free) {
            this.answer = answer;
            this.free = free;
        }

        T answer() {
            return answer;
        }

        /** One more shares it; false if it is given back already. */
        boolean share() {
            return holders.getAndUpdate(holders -> holders == 0 ? 0 : holders + 1) > 0;
        }

        @Override
        public void close() {
            if (holders.decrementAndGet() == 0) {
                free.run();
            }
        }
    }
}
