package io.holdfast.hold.audit.verify;

/**
 * A dead letter, in short.
 *
 * @param expected whether the command was found to be one that belongs there
 */
record Letter(int partition, long offset, String hash, boolean expected) {}
