package io.holdfast.api.seats;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.LogPosition;
import java.util.Optional;

/**
 * A state that a seat came to.
 *
 * @param at the last record of the command that changed it: what is up to there includes every seat of the command
 * @param last whether no further change of the event has this place
 * @param seat id of the seat
 * @param status its state from there on
 * @param cause the command whose decision it is; empty if the record does not say
 */
public record SeatChange(ViewPosition at, boolean last, String seat, SeatStatus status, Optional<LogPosition> cause) {}
