package io.holdfast.hold.step;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** A record to write, with its value encoded. */
public final class Output {

    /** Before {@link #type} in the type of a record's CloudEvent. */
    public static final String TYPE_PREFIX = "io.holdfast.";

    private final Sink sink;
    private final String type;
    private final String key;
    private final byte @Nullable [] value;

    Output(Sink sink, String type, String key, byte @Nullable [] value) {
        this.sink = sink;
        this.type = type;
        this.key = key;
        this.value = value;
    }

    /** Where it goes. */
    public Sink sink() {
        return sink;
    }

    /** What it says happened, such as {@code SeatsHeld}. */
    public String type() {
        return type;
    }

    /** Its key. */
    public String key() {
        return key;
    }

    /** Its value, not to be changed; null for a tombstone. */
    public byte @Nullable [] value() {
        return value;
    }

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
}
