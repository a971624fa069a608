package io.holdfast.api.model;

/**
 * One seat that a hold could not have.
 *
 * @param seat its id
 * @param reason why
 */
public record UnavailableSeat(String seat, Reason reason) {

    /** Why a seat could not be had. */
    public enum Reason {
        /** Someone else has it. */
        TAKEN,
        /** The event has no such seat. */
        UNKNOWN_SEAT,
        /** A later version of the owner knows. */
        OTHER
    }
}
