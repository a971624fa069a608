package io.holdfast.api.answer;

import io.holdfast.api.model.Position;
import java.time.Instant;

/**
 * A command that the log has acknowledged: every in-sync replica has it.
 *
 * @param position where it stands
 * @param at when the broker appended it
 */
public record Sent(Position position, Instant at) {}
