package io.holdfast.bench.load;

import java.util.Locale;

/** What a call asks for; each is counted apart. */
public enum Kind {
    HOLD,
    /** A hold of another tenant than the one that is looked at. */
    NEIGHBOURS_HOLD,
    /** Pay for a hold. */
    CHECKOUT,
    READ_RESERVATION,
    /** Read the map of an event's seats. */
    READ_SEATS;

    /** Such as {@code read seats}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
