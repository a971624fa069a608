package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.SeatStatus;
import java.util.Map;
import java.util.Optional;

/**
 * The seats of an event that are not available.
 *
 * @param taken each with its state
 * @param newest the newest command seen to have touched a seat of the partition, if any was
 */
public record SeatsSeen(Map<String, SeatStatus> taken, Optional<Position> newest) {}
