package io.holdfast.api.model;

/**
 * One seat that a hold could not have.
 *
 * @param seat its id
 * @param reason why, by the owner's word
 */
public record UnavailableSeat(String seat, String reason) {

    /** Someone else has it. */
    public static final String TAKEN = "TAKEN";

    /** The event has no such seat. */
    public static final String UNKNOWN_SEAT = "UNKNOWN_SEAT";
}
