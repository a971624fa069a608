package io.holdfast.hold.audit.facts;

/**
 * Where a fact is and when it was decided.
 *
 * @param fact its offset on seat-events
 * @param command offset of the command that caused it
 * @param atMs log time of the decision, in milliseconds
 */
public record Entry(long fact, long command, long atMs) {}
