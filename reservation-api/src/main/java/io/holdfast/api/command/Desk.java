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
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all calls have in common: sending and waiting, and proving that something is not there. */
public final class Desk {

    /** Nothing is answered before the log's acknowledgement, whatever the caller's wait: it takes milliseconds, or something is wrong. */
    private static final Duration ACKNOWLEDGEMENT = Duration.ofSeconds(2);

    private final Attempts attempts;
    private final Fence fence;
    private final Waiters waiters;
    private final Admission admission;
    private final CommandWatch watch;

    /** A desk. */
    public Desk(Attempts attempts, Fence fence, Waiters waiters, Admission admission, CommandWatch watch) {
        this.attempts = attempts;
        this.fence = fence;
        this.waiters = waiters;
        this.admission = admission;
        this.watch = watch;
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
        return admit(() -> decision(attempts.join(command, trace), deadline, look));
    }

    /**
     * Waits for the decision on an attempt of another call.
     *
     * @param look reads the answer from the view once the decision is in it; given the command's position where it is this call's own
     */
    Answer await(Attempt attempt, Deadline deadline, Function<Optional<Position>, Optional<Answer>> look) {
        return admit(() -> decision(new Joined(attempt, false), deadline, look));
    }

    private Answer decision(Joined joined, Deadline deadline, Function<Optional<Position>, Optional<Answer>> look) {
        Attempt attempt = joined.attempt();
        var acknowledgement = new Deadline(ACKNOWLEDGEMENT);
        // One wait for both: the acknowledgement is of no use before the decision, which comes milliseconds later.
        attempt.awaitEnd(deadline.remaining());
        return switch (delivery(attempt, acknowledgement.remaining())) {
            case Delivery.Refused() -> new Answer.LogUnavailable(false);
            case Delivery.InDoubt() -> new Answer.LogUnavailable(true);
            case Delivery.Acknowledged(Sent sent) -> {
                Optional<Answer> answer = Optional.empty();
                if (attempt.decided()) {
                    answer = look.apply(joined.own() ? Optional.of(sent.position()) : Optional.empty());
                }
                yield answer.orElseGet(
                        () -> new Answer.Checking(attempt.command().subject(), sent, deadline.waited()));
            }
        };
    }

    /** What became of an attempt on the log; in doubt where that is not known in time. */
    Delivery delivery(Attempt attempt, Deadline deadline) {
        Duration left = deadline.remaining();
        return delivery(attempt, left.compareTo(ACKNOWLEDGEMENT) > 0 ? left : ACKNOWLEDGEMENT);
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
        return switch (waiters.admit(fence).orElseGet(Passage.Full::new)) {
            case Passage.Passed(Optional<Position> evidence) -> answer.apply(evidence);
            case Passage.Waiting(Position position) -> new Answer.Behind(subject, position, deadline.waited());
            case Passage.Unreachable() -> new Answer.LogUnavailable(false);
            case Passage.Full() -> admission.noPlace();
        };
    }

    /** Does what may have to wait, where there is room for one more who waits. */
    Answer admit(Supplier<Answer> call) {
        return waiters.admit(call).orElseGet(admission::noPlace);
    }
}
