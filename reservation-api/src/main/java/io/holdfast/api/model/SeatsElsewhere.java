package io.holdfast.api.model;

import java.util.Map;

/**
 * The places of an event that another region has.
 *
 * @param copy how fresh what is known of them here is
 * @param seats each with its state there, in the order of the seating plan
 */
public record SeatsElsewhere(CopyAge copy, Map<String, Standing> seats) {

    /** How a place stands in its region, as far as is known here: nothing may be concluded from it. */
    public enum Standing {
        /** It could be had there. */
        AVAILABLE,
        /** A reservation has it for now. */
        HELD,
        /** It is sold. */
        SOLD,
        /** That region does not have it yet: nobody sells it. */
        IN_TRANSIT,
        /** The copy of that region does not show the event, or can't be read. */
        UNKNOWN
    }
}
