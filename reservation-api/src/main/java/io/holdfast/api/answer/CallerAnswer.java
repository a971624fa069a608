package io.holdfast.api.answer;

import static io.holdfast.api.answer.Bodies.about;

import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Subject;
import java.util.List;
import java.util.Optional;

/** What a caller is told because of who it is. */
public sealed interface CallerAnswer extends Answer {

    /** The id stands for an event of somebody else. Nothing is told about it. */
    record EventTaken(String event) implements CallerAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.EVENT_DIFFERS,
                    Optional.empty(),
                    "this id is taken; use a new one",
                    about(Subject.of(event)).andThen(body -> body.put("differs", List.of("tenant"))));
        }
    }

    /** The customer would have had too many places of the event. */
    record OverLimit(Reservation reservation, Reservation.OverLimit limit) implements CallerAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.OVER_LIMIT,
                    reservation,
                    "one customer may have %d places of this event, and this one had %d; none of the seats is held; ask for fewer under a new id"
                            .formatted(limit.max(), limit.have()),
                    about(reservation)
                            .andThen(body -> body.put("have", limit.have()).put("max", limit.max())));
        }
    }
}
