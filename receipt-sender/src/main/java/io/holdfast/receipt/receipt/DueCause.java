package io.holdfast.receipt.receipt;

import java.time.Instant;
import java.util.Optional;

/**
 * The command that made a receipt due, as it told that the money was taken or sold what costs nothing: where the sale is found again on the log.
 *
 * @param partition of seat-commands
 * @param offset in it
 * @param at log time of the decision
 * @param traceId W3C trace id of the call, if it carried one
 */
public record DueCause(int partition, long offset, Instant at, Optional<String> traceId) {}
