package io.holdfast.bench.load;

/** What a call asks for; each is counted apart. */
public enum Kind {
    /** Hold seats. */
    HOLD("hold"),
    /** Pay for a hold. */
    CHECKOUT("checkout"),
    /** Read a reservation. */
    READ_RESERVATION("read reservation"),
    /** Read the map of an event's seats. */
    READ_SEATS("read seats");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
