package io.holdfast.api.decision;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.settings.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many calls wait at once: each takes a thread, a request and a connection. Calls that only read have places of their own, so that
 * holds and payments find a place however many reads wait, and no tenant takes the places of the others.
 */
@Singleton
public final class WaitingPlaces {

    private final Share commands;
    private final Share reads;
    private final CommandMeters meters;

    /**
     * All places are free.
     *
     * @param settings say how many places there are
     * @param meters counts the calls that find no place
     */
    public WaitingPlaces(Settings settings, CommandMeters meters) {
        this.commands = new Share(settings.limits().waiting());
        this.reads = new Share(settings.limits().reading());
        this.meters = meters;
    }

    /** The places of one kind of calls. */
    public static final class Share {

        private final int capacity;
        private final Semaphore places;
        private final TenantShares tenants = new TenantShares();

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

        private boolean enter(Optional<String> tenant) {
            if (!places.tryAcquire()) {
                return false;
            }
            if (tenants.enter(tenant, places.availablePermits() + 1)) {
                return true;
            }
            places.release();
            return false;
        }

        private void leave(Optional<String> tenant) {
            tenants.remove(tenant);
            places.release();
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

    /** Takes a place for a wait; false if all are taken, or all that its tenant may have. A call that takes one leaves it. */
    public boolean enter(Deadline wait) {
        return of(wait.purpose()).enter(wait.tenant());
    }

    /** Gives back the place of a wait. */
    public void leave(Deadline wait) {
        of(wait.purpose()).leave(wait.tenant());
    }

    private Share of(Purpose purpose) {
        return switch (purpose) {
            case COMMAND -> commands;
            case READ -> reads;
        };
    }

    /** The answer to a call that finds no place. */
    Answer full() {
        meters.refused(CommandMeters.Reason.FULL);
        return Answer.Overloaded.soon();
    }
}
