package io.holdfast.hold.step;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;

/** Where the processor writes to, dead letters aside. */
public enum Sink {
    /** What was decided. */
    FACTS,
    /** Current state of each event and reservation. */
    STATE,
    /** What is asked of the payment provider. */
    PAYMENT_REQUESTS,
    /** The chained digests of what was decided. */
    DIGESTS;

    /** Its topic. */
    public Topic topic() {
        return switch (this) {
            case FACTS -> Topics.SEAT_EVENTS;
            case STATE -> Topics.STATE;
            case PAYMENT_REQUESTS -> Topics.PAYMENT_REQUESTS;
            case DIGESTS -> Topics.DECISION_DIGESTS;
        };
    }
}
