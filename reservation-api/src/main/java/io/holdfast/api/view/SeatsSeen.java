package io.holdfast.api.view;

import io.holdfast.api.model.Position;
import io.holdfast.api.model.SeatStatus;
import java.util.Map;
import java.util.Optional;

/**
 * The seats of an event that are not available.
 *
 * @param taken each with its state
 * @param newest a command of the partition whose decision, and that of every earlier one, is in them; empty if none is
 */
public record SeatsSeen(Map<String, SeatStatus> taken, Optional<Position> newest) {}
