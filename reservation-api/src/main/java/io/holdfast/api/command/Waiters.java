package io.holdfast.api.command;

import io.holdfast.api.command.Deadline.Purpose;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Bounds how many calls wait at once: each holds a thread, a request and a connection. Those that read have places of their own, so that
 * however many wait for something to be told, holds and payments find theirs.
 */
public final class Waiters {

    private final Share commands;
    private final Share reads;

    /**
     * Room for some of either kind.
     *
     * @param commands calls that may send a command
     * @param reads calls that only read
     */
    public Waiters(int commands, int reads) {
        this.commands = new Share(commands);
        this.reads = new Share(reads);
    }

    /** The places of one kind of calls. */
    public static final class Share {

        private final int capacity;
        private final Semaphore places;

        private Share(int capacity) {
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

        private <T> Optional<T> admit(Supplier<T> call) {
            if (!places.tryAcquire()) {
                return Optional.empty();
            }
            try {
                return Optional.of(call.get());
            } finally {
                places.release();
            }
        }
    }

    /** The places of calls that may send a command. */
    public Share commands() {
        return commands;
    }

    /** The places of calls that only read. */
    public Share reads() {
        return reads;
    }

    /** Does what may have to wait; empty, and at once, if too many wait already for the like. */
    <T> Optional<T> admit(Purpose purpose, Supplier<T> call) {
        return switch (purpose) {
            case COMMAND -> commands.admit(call);
            case READ -> reads.admit(call);
        };
    }
}
