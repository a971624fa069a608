package io.holdfast.api.decision;

import io.holdfast.api.fence.Waits;
import io.holdfast.api.model.Caller;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.schemas.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One command of this instance on its way: first to the log, then to its decision. Any number of calls may wait for it. The decision may be
 * seen before the acknowledgement is: what arrived is kept until it can be compared.
 */
public final class PendingCommand {

    /** An acknowledgement is waited for while this instance stops, too: without it nobody can be told where the command stands. */
    private static final Waits ACKNOWLEDGEMENTS = new Waits();

    private final Command command;
    private final Optional<Caller> caller;
    private final long startedNanos;
    private final CompletableFuture<Delivery> delivered = new CompletableFuture<>();
    private final CompletableFuture<Void> decided = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<LogPosition> early = new ArrayList<>();

    PendingCommand(Command command, Optional<Caller> caller, long startedNanos) {
        this.command = command;
        this.caller = caller;
        this.startedNanos = startedNanos;
    }

    public Command command() {
        return command;
    }

    Optional<Caller> caller() {
        return caller;
    }

    /** Whether a caller may hear that it is on its way: what one of another tenant, or of another customer, asked for is nothing to it. */
    boolean isOpenTo(Optional<Caller> other) {
        return caller.equals(other)
                || (caller.map(Caller::tenant).equals(other.map(Caller::tenant))
                        && other.filter(Caller::ownHolds).isEmpty());
    }

    long startedNanos() {
        return startedNanos;
    }

    /** The log acknowledged, or did not. */
    synchronized void delivered(Delivery delivery) {
        delivered.complete(delivery);
        early.forEach(this::compare);
        early.clear();
        if (finished()) {
            ended.complete(null);
        }
    }

    /** The decision on some command about the same subject is in the view. */
    synchronized void arrived(LogPosition cause) {
        if (delivered.isDone()) {
            compare(cause);
        } else {
            // Only the newest of a partition matters, and a subject has one partition.
            early.removeIf(cause::reaches);
            early.add(cause);
        }
    }

    private void compare(LogPosition cause) {
        if (position().filter(cause::reaches).isPresent()) {
            decided.complete(null);
            ended.complete(null);
        }
    }

    /** Where it stands on the log, once that is known. */
    Optional<LogPosition> position() {
        return delivered.getNow(null) instanceof Delivery.Acknowledged(LogPosition position, var _)
                ? Optional.of(position)
                : Optional.empty();
    }

    /** Does something at the moment when the decision is seen; never if the attempt is forgotten before. */
    void whenDecided(Runnable then) {
        var _ = decided.thenRun(then);
    }

    /** Whether nothing more will come of it: it was decided, or did not get to the log. */
    boolean finished() {
        return decided.isDone() || (delivered.isDone() && position().isEmpty());
    }

    /** Waits for the log; empty if the wait ended first. */
    Optional<Delivery> awaitDelivery(Duration wait) {
        return ACKNOWLEDGEMENTS.within(delivered, wait) ? Optional.of(delivered.join()) : Optional.empty();
    }

    /** Waits until the decision is in the view, or it is known that none will come of it; false if the wait ended first. */
    boolean awaitEnd(Waits waits, Duration wait) {
        return waits.within(ended, wait);
    }

    /** Whether the decision is in the view. */
    boolean decided() {
        return decided.isDone();
    }
}
