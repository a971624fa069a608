package io.holdfast.api.model;

/** State of one seat, as callers see it. */
public enum SeatStatus {
    /** It can be had. */
    AVAILABLE,
    /** A reservation has it for now. */
    HELD,
    /** It is sold. */
    SOLD
}
