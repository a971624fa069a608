package io.holdfast.hold.step;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;

/** Where the processor writes to, dead letters aside. */
public enum Sink {
    /** What was decided. */
    FACTS,
    /** Current state of each reservation. */
    RESERVATIONS,
    /** Current state of each seat that is not available. */
    SEATS,
    /** Current state of each event. */
    EVENTS,
    /** What is asked of the payment provider. */
    PAYMENT_REQUESTS,
    /** The chained digests of what was decided. */
    DIGESTS;

    /** Its topic. */
    public Topic topic() {
        return switch (this) {
            case FACTS -> Topics.SEAT_EVENTS;
            case RESERVATIONS -> Topics.RESERVATIONS;
            case SEATS -> Topics.SEATS;
            case EVENTS -> Topics.EVENTS;
            case PAYMENT_REQUESTS -> Topics.PAYMENT_REQUESTS;
            case DIGESTS -> Topics.DECISION_DIGESTS;
        };
    }
}
