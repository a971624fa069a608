package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.SeatStatus;
import java.util.Optional;

/**
 * A state that a seat came to.
 *
 * @param at the record that says so
 * @param seat id of the seat
 * @param status its state from there on
 * @param cause the command whose decision it is; empty where the record does not say
 */
public record SeatChange(ViewPosition at, String seat, SeatStatus status, Optional<Position> cause) {}
