package io.holdfast.api.view.store;

import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.state.SeatMove;
import java.util.List;
import java.util.Optional;

/**
 * A state that can be read from the view.
 *
 * @param key {@code event} or {@code event/reservation}
 * @param moves what it changed in the index of the taken seats
 * @param cause the command whose decision wrote it; empty if it does not say
 * @param more whether more states of the same command follow
 * @param at the record
 */
public record StateRecord(
        String key, List<SeatMove> moves, Optional<LogPosition> cause, boolean more, ViewPosition at) {}
