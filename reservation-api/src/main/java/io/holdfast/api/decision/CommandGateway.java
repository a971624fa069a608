package io.holdfast.api.decision;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call.Deadline;
import io.holdfast.api.decision.PendingCommands.Joined;
import io.holdfast.api.fence.Waits;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Sends commands, or attaches calls to the same command of an earlier call, and waits for the owner's decision. */
@Singleton
public final class CommandGateway {

    /** Nothing is answered before the log's acknowledgement, however short the caller's wait: it takes milliseconds, or something is wrong. */
    public static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(2);

    private final PendingCommands attempts;
    private final WaitingPlaces waiters;
    private final Waits waits;

    /**
     * Waits in these places.
     *
     * @param waits ends the waits when this instance stops
     */
    public CommandGateway(PendingCommands attempts, WaitingPlaces waiters, Waits waits) {
        this.attempts = attempts;
        this.waiters = waiters;
        this.waits = waits;
    }

    /** Sends a command, or attaches to the same one, and waits for its decision. */
    public Outcome send(Command command, Call call, Deadline deadline) {
        // The place comes first: a command is sent only if a call can wait for it.
        return waiters.within(
                deadline,
                () -> decision(attempts.join(command, call), deadline),
                () -> attempts.underWay(command, call.caller())
                        .map(attempt -> known(attempt, deadline))
                        .orElseGet(() -> new Outcome.Undecided(waiters.full())));
    }

    /** Waits for the decision on an attempt of another call. */
    public Outcome await(PendingCommand attempt, Deadline deadline) {
        return waiters.within(
                deadline, () -> decision(new Joined(attempt, false), deadline), () -> known(attempt, deadline));
    }

    private Outcome decision(Joined joined, Deadline deadline) {
        var joinedAt = new Deadline(deadline.purpose(), deadline.tenant(), System.nanoTime(), ACKNOWLEDGEMENT);
        // One wait for both: the acknowledgement is of no use before the decision, which comes milliseconds later.
        var _ = joined.attempt().awaitEnd(waits, deadline.remaining());
        return outcome(joined, joinedAt.remaining(), deadline);
    }

    /** What is known about an attempt of another call, without a place to wait for more. That it was sent is not denied. */
    private static Outcome known(PendingCommand attempt, Deadline deadline) {
        return outcome(new Joined(attempt, false), Duration.ZERO, deadline);
    }

    private static Outcome outcome(Joined joined, Duration acknowledgement, Deadline deadline) {
        PendingCommand attempt = joined.attempt();
        return switch (delivery(attempt, acknowledgement)) {
            case Delivery.Refused() -> new Outcome.Undecided(new UndecidedAnswer.LogUnavailable(false));
            case Delivery.InDoubt() -> new Outcome.Undecided(new UndecidedAnswer.LogUnavailable(true));
            case Delivery.Acknowledged(LogPosition sent, Instant sentAt) -> {
                var checking =
                        new UndecidedAnswer.Checking(attempt.command().subject(), sent, sentAt, deadline.waited());
                yield attempt.decided()
                        ? new Outcome.Decided(joined.own() ? Optional.of(sent) : Optional.empty(), checking)
                        : new Outcome.Undecided(checking);
            }
        };
    }

    /** Waits until nothing more will come of another call's attempt, if there is a place to wait. */
    public void awaitEnd(PendingCommand attempt, Deadline deadline) {
        var _ = waiters.within(deadline, () -> attempt.awaitEnd(waits, deadline.remaining()), () -> false);
    }

    /** Whether another call's attempt is on the log, as far as can be told in time. */
    public boolean isAcknowledged(PendingCommand attempt, Deadline deadline) {
        return waiters.within(
                deadline, () -> delivery(attempt, ACKNOWLEDGEMENT) instanceof Delivery.Acknowledged, () -> false);
    }

    private static Delivery delivery(PendingCommand attempt, Duration wait) {
        return attempt.awaitDelivery(wait).orElseGet(Delivery.InDoubt::new);
    }

    /** What became of a command within the wait of a call. */
    public sealed interface Outcome {

        /**
         * The owner has decided it, and the decision is in the views.
         *
         * @param own where the command stands if this call sent it; empty if another call did
         * @param unreadable the answer if the views cannot be read at this moment
         */
        record Decided(Optional<LogPosition> own, Answer unreadable) implements Outcome {}

        /** The views say nothing about it yet, or never will: this is the answer. */
        record Undecided(Answer answer) implements Outcome {}

        /**
         * The answer to the caller.
         *
         * @param view tells what was decided, by where this call's own command stands; empty if the views cannot be read
         */
        default Answer answer(Function<Optional<LogPosition>, Optional<Answer>> view) {
            return switch (this) {
                case Undecided(Answer answer) -> answer;
                case Decided(Optional<LogPosition> own, Answer unreadable) ->
                    view.apply(own).orElse(unreadable);
            };
        }
    }
}
