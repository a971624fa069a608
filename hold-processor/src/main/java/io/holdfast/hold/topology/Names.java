package io.holdfast.hold.topology;

/** Names of nodes and stores. To rename a store is to orphan its changelog. */
public final class Names {

    static final String COMMANDS = "seat-commands";
    static final String DECISIONS = "decisions";

    static final String FACTS = "seat-events";
    static final String RESERVATIONS = "reservations";
    static final String SEATS = "seats";
    static final String EVENTS = "events";
    static final String PAYMENT_REQUESTS = "payment-requests";
    static final String DEAD_LETTERS = "dead-letters";

    /** Store of the events, as the view shows them. */
    public static final String EVENT_STORE = "event-store";

    /** Store of the reservations, as the view shows them. */
    public static final String RESERVATION_STORE = "reservation-store";

    /** Store of the seats that are not available, as the view shows them. */
    public static final String SEAT_STORE = "seat-store";

    static final String DEADLINE_STORE = "deadline-store";
    static final String CLOCK_STORE = "clock-store";

    private Names() {}
}
