package io.holdfast.api.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The owner's decision behind a state.
 *
 * @param position the command that was decided
 * @param at log time of the decision
 * @param traceId W3C trace id that the command carried
 * @param settled whether it is known to be committed
 */
public record Decided(Position position, Instant at, Optional<String> traceId, Settled settled) {}
