package io.holdfast.hold.audit.diff;

/**
 * A command that two builds decide differently.
 *
 * @param what in which way
 */
public record Difference(int partition, long offset, String what) {}
