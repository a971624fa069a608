package io.holdfast.hold.audit.facts;

/**
 * Who has a seat.
 *
 * @param fact offset of the fact by which it was taken
 */
public record Holding(String reservation, long fact) {}
