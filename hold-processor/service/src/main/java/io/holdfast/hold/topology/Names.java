package io.holdfast.hold.topology;

import io.holdfast.hold.step.Output.Sink;

/** Names of nodes and stores. To rename a store is to orphan its changelog. */
public final class Names {

    static final String COMMANDS = "seat-commands";
    static final String DECISIONS = "decisions";

    /** Node that writes to {@link io.holdfast.schemas.Topics#SEAT_EVENTS}. */
    public static final String FACTS = "seat-events";

    /** Node that writes to {@link io.holdfast.schemas.Topics#STATE}. */
    public static final String STATE = "state-changelog";

    /** Node that writes to {@link io.holdfast.schemas.Topics#PAYMENT_REQUESTS}. */
    public static final String PAYMENT_REQUESTS = "payment-requests";

    /** Node that writes to {@link io.holdfast.schemas.Topics#DECISION_DIGESTS}. */
    public static final String DIGESTS = "decision-digests";

    /** Node that writes to {@link io.holdfast.schemas.Topics#SEAT_COMMANDS_DEAD_LETTERS}. */
    public static final String DEAD_LETTERS = "dead-letters";

    /** Store of events and reservations, and of the indexes that follow from them. Its changelog is {@link io.holdfast.schemas.Topics#STATE}. */
    public static final String STATE_STORE = "state";

    /** Store of log time and of the newest digest of the {@link io.holdfast.hold.step.Chain}. */
    public static final String CLOCK_STORE = "clock-store";

    private Names() {}

    static String of(Sink sink) {
        return switch (sink) {
            case FACTS -> FACTS;
            case STATE -> STATE;
            case PAYMENT_REQUESTS -> PAYMENT_REQUESTS;
            case DIGESTS -> DIGESTS;
        };
    }
}
