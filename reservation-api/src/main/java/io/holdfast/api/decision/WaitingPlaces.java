package io.holdfast.api.decision;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.Call.Deadline.Purpose;
import io.holdfast.api.settings.Settings;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Bounds how many calls wait at once: each takes a thread, a request and a connection. Calls that only read have places of their own, so that
 * holds and payments find a place however many reads wait, and no tenant takes the places of the others.
 */
@Singleton
public final class WaitingPlaces {

    private final SharedPlaces commands;
    private final SharedPlaces reads;
    private final CommandMeters meters;

    /**
     * Places for both kinds of calls.
     *
     * @param settings say how many places there are
     * @param meters counts the calls that find no place
     */
    public WaitingPlaces(Settings settings, CommandMeters meters) {
        this.commands = new SharedPlaces(settings.limits().waiting(), TenantShares::most);
        this.reads = new SharedPlaces(settings.limits().reading(), TenantShares::most);
        this.meters = meters;
    }

    /** The places of calls that may send a command. */
    public SharedPlaces commands() {
        return commands;
    }

    /** The places of calls that only read. */
    public SharedPlaces reads() {
        return reads;
    }

    /**
     * Waits in a place.
     *
     * @param waiting waits, while it has the place
     * @param full is asked instead if all places are taken, or all that the tenant of this wait may have
     */
    public <T> T within(Deadline wait, Supplier<T> waiting, Supplier<T> full) {
        SharedPlaces places = of(wait.purpose());
        if (!places.enter(wait.tenant())) {
            return full.get();
        }
        try {
            return waiting.get();
        } finally {
            places.leave(wait.tenant());
        }
    }

    private SharedPlaces of(Purpose purpose) {
        return switch (purpose) {
            case COMMAND -> commands;
            case READ -> reads;
        };
    }

    /** The answer to a call that finds no place. */
    Answer full() {
        meters.refused(CommandMeters.Reason.FULL);
        return UndecidedAnswer.Overloaded.soon();
    }
}
