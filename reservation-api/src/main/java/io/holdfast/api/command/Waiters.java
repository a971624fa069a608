package io.holdfast.api.command;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Bounds how many calls wait at once: each holds a thread, a request and a connection. */
public final class Waiters {

    private final int capacity;
    private final Semaphore places;

    /** Room for so many. */
    public Waiters(int capacity) {
        this.capacity = capacity;
        this.places = new Semaphore(capacity);
    }

    /** How many may wait. */
    public int capacity() {
        return capacity;
    }

    /** How many wait now. */
    public int waiting() {
        return capacity - places.availablePermits();
    }

    /** Does what may have to wait; empty, and at once, where too many wait already. */
    <T> Optional<T> admit(Supplier<T> wait) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(wait.get());
        } finally {
            places.release();
        }
    }
}
