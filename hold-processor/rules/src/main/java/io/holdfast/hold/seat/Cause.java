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
 * @param caller who asked for it; empty if a part of Holdfast asked by itself, or if callers were not asked who they are
 */
public record Cause(int partition, long offset, Instant at, Optional<String> traceId, Optional<Caller> caller) {

    /** Of a command that names no caller. */
    public Cause(int partition, long offset, Instant at, Optional<String> traceId) {
        this(partition, offset, at, traceId, Optional.empty());
    }
}
