package io.holdfast.api.command;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Sent;
import io.holdfast.api.answer.Subject;
import io.holdfast.api.command.Attempts.Joined;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.Delivery;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.api.view.Fence;
import io.holdfast.api.view.Passage;
import io.holdfast.api.view.Waits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** What all calls have in common: sending and waiting, and proving that something is not there. */
public final class Desk {

    /** Nothing is answered before the log's acknowledgement, whatever the caller's wait: it takes milliseconds, or something is wrong. */
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(2);

    private final Attempts attempts;
    private final Fence fence;
    private final Waiters waiters;
    private final Admission admission;
    private final CommandWatch watch;
    private final Waits waits;

    /** A desk. */
    public Desk(Attempts attempts, Fence fence, Waiters waiters, Admission admission, CommandWatch watch, Waits waits) {
        this.attempts = attempts;
        this.fence = fence;
        this.waiters = waiters;
        this.admission = admission;
        this.watch = watch;
        this.waits = waits;
    }

    Attempts attempts() {
        return attempts;
    }

    Admission admission() {
        return admission;
    }

    CommandWatch watch() {
        return watch;
    }

    /** Sends a command, or attaches to the same one, and waits for its decision; {@code look} is as in {@link #await}. */
    Answer send(
            Command command,
            TraceParent trace,
            Deadline deadline,
            Function<Optional<Position>, Optional<Answer>> look) {
        // Room to wait comes first: a command that is sent has someone waiting for it.
        return admit(deadline, () -> decision(attempts.join(command, trace), deadline, look))
                .or(() -> attempts.underWay(command).map(attempt -> known(attempt, deadline, look)))
                .orElseGet(admission::noPlace);
    }

    /**
     * Waits for the decision on an attempt of another call.
     *
     * @param look reads the answer from the view once the decision is in it; given the command's position where it is this call's own
     */
    Answer await(Attempt attempt, Deadline deadline, Function<Optional<Position>, Optional<Answer>> look) {
        return admit(deadline, () -> decision(new Joined(attempt, false), deadline, look))
                .orElseGet(() -> known(attempt, deadline, look));
    }

    private Answer decision(Joined joined, Deadline deadline, Function<Optional<Position>, Optional<Answer>> look) {
        Attempt attempt = joined.attempt();
        var joinedAt = new Deadline(deadline.purpose(), System.nanoTime(), ACKNOWLEDGEMENT);
        // One wait for both: the acknowledgement is of no use before the decision, which comes milliseconds later.
        attempt.awaitEnd(waits, deadline.remaining());
        return answer(joined, delivery(attempt, joinedAt.remaining()), deadline, look);
    }

    /** What is known of an attempt of another call, without a place to wait for more. That it was sent is not denied. */
    private Answer known(Attempt attempt, Deadline deadline, Function<Optional<Position>, Optional<Answer>> look) {
        return answer(new Joined(attempt, false), delivery(attempt, Duration.ZERO), deadline, look);
    }

    private Answer answer(
            Joined joined, Delivery delivery, Deadline deadline, Function<Optional<Position>, Optional<Answer>> look) {
        Attempt attempt = joined.attempt();
        return switch (delivery) {
            case Delivery.Refused() -> new Answer.LogUnavailable(false);
            case Delivery.InDoubt() -> new Answer.LogUnavailable(true);
            case Delivery.Acknowledged(Sent sent) -> {
                Optional<Answer> answer = Optional.empty();
                if (attempt.decided()) {
                    answer = seen(() -> look.apply(joined.own() ? Optional.of(sent.position()) : Optional.empty()));
                }
                yield answer.orElseGet(
                        () -> new Answer.Checking(attempt.command().subject(), sent, deadline.waited()));
            }
        };
    }

    /** Looks at the views behind a command that was sent. If they can't be read, since they are restored or this instance stops, nothing was seen. */
    <T> Optional<T> seen(Supplier<Optional<T>> look) {
        try {
            return look.get();
        } catch (InvalidStateStoreException closed) {
            return Optional.empty();
        }
    }

    /** Waits until nothing more will come of another call's attempt, if there is a place to wait. */
    void awaitEnd(Attempt attempt, Deadline deadline) {
        var _ = admit(deadline, () -> {
            attempt.awaitEnd(waits, deadline.remaining());
            return attempt;
        });
    }

    /** Whether another call's attempt is on the log, as far as can be told in time. */
    boolean isAcknowledged(Attempt attempt, Deadline deadline) {
        return admit(deadline, () -> delivery(attempt, ACKNOWLEDGEMENT))
                .filter(Delivery.Acknowledged.class::isInstance)
                .isPresent();
    }

    private static Delivery delivery(Attempt attempt, Duration wait) {
        return attempt.awaitDelivery(wait).orElseGet(Delivery.InDoubt::new);
    }

    /**
     * Answers behind the fence: once the decision on everything that is on the log now is in the views.
     *
     * @param answer given the last position whose decision is certainly in the views
     */
    Answer behindFence(Subject subject, Deadline deadline, Function<Optional<Position>, Answer> answer) {
        return pass(() -> fence.passEnd(subject.event(), deadline.remaining()), subject, deadline, answer);
    }

    /** Answers once the decision on the caller's own evidence is in the views; at once where it brought none. */
    Answer behind(Optional<Position> after, Subject subject, Deadline deadline, Supplier<Answer> answer) {
        return after.map(position -> pass(
                        () -> fence.passPosition(position, deadline.remaining()),
                        subject,
                        deadline,
                        passed -> answer.get()))
                .orElseGet(answer);
    }

    private Answer pass(
            Supplier<Passage> fence, Subject subject, Deadline deadline, Function<Optional<Position>, Answer> answer) {
        return switch (admit(deadline, fence).orElseGet(Passage.Full::new)) {
            case Passage.Passed(Optional<Position> evidence) -> answer.apply(evidence);
            case Passage.Waiting(Position position) -> behind(subject, position, deadline);
            case Passage.Beyond(Position position) -> new Answer.NoSuchPosition(position);
            case Passage.Unreachable() -> new Answer.LogUnavailable(false);
            case Passage.Full() -> admission.noPlace();
        };
    }

    /** A command that rests on what this instance has not seen is not sent: whoever asked for one must not take this for its receipt. */
    private static Answer behind(Subject subject, Position position, Deadline deadline) {
        return switch (deadline.purpose()) {
            case READ -> new Answer.Behind(subject, position, deadline.waited());
            case COMMAND -> new Answer.NotSent(subject, position, deadline.waited());
        };
    }

    /** Does what may have to wait, where there is room for one more who waits; empty where there is none. */
    <T> Optional<T> admit(Deadline deadline, Supplier<T> call) {
        return waiters.admit(deadline.purpose(), call);
    }
}
