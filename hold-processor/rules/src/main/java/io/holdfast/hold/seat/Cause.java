package io.holdfast.hold.seat;

import java.time.Instant;
import java.util.Optional;

/**
 * The command that caused a fact or a state.
 *
 * @param partition partition of seat-commands
 * @param offset offset of the command in it
 * @param at log time of the decision
 * @param traceId W3C trace id that the command carried
 */
public record Cause(int partition, long offset, Instant at, Optional<String> traceId) {}
