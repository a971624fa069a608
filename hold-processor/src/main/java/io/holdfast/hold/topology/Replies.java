package io.holdfast.hold.topology;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.hold.step.Step;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.reply.Reply;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was decided before it is committed. That may be done because a decision is settled when its command is appended: whoever
 * decides it, this instance, its successor or a zombie, decides the same (decision 11).
 */
final class Replies {

    private final Replier replier;

    Replies(Replier replier) {
        this.replier = replier;
    }

    /**
     * Replies where the sender of the command waits for it: with how the command's subject stands after the decision. Of what is not there
     * nothing can be said.
     *
     * @param state the state before or after the decision
     */
    void tell(Step.Decided step, State state, Headers headers) {
        String replyTo = RecordHeaders.get(headers, RecordHeaders.REPLY_TO);
        Integer partition = replyTo == null ? null : partition(replyTo);
        if (partition != null) {
            step.command().subject().ifPresent(subject -> tell(partition, step, subject, state));
        }
    }

    private void tell(int partition, Step.Decided step, Subject subject, State state) {
        switch (subject) {
            case Subject.OfEvent event ->
                after(step, event, state)
                        .ifPresent(after ->
                                replier.reply(partition, after.id(), reply(step.cause(), EventCodec.record(after))));
            case Subject.OfReservation(ReservationId id) ->
                after(step, id, state)
                        .ifPresent(after -> replier.reply(
                                partition,
                                Keys.reservation(id.event(), id.reservation()),
                                reply(step.cause(), ReservationCodec.record(after))));
        }
    }

    private static Reply reply(Cause cause, SpecificRecord state) {
        return new Reply(cause.partition(), cause.offset(), state);
    }

    private static Optional<Event> after(Step.Decided step, Subject.OfEvent subject, State state) {
        for (Change change : step.decision().changes()) {
            if (change instanceof Change.EventSet(Event event) && event.id().equals(subject.event())) {
                return Optional.of(event);
            }
        }
        return state.event(subject.event());
    }

    private static Optional<Reservation> after(Step.Decided step, ReservationId id, State state) {
        for (Change change : step.decision().changes()) {
            if (change instanceof Change.ReservationSet set && set.id().equals(id)) {
                return set.after();
            }
        }
        return state.reservation(id);
    }

    /** Null where it is none of ours: whoever wrote that gets no reply, and the command is as good as any. */
    private static @Nullable Integer partition(String replyTo) {
        try {
            int partition = Integer.parseInt(replyTo);
            return partition >= 0 && partition < Topics.REPLIES.partitions() ? partition : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
