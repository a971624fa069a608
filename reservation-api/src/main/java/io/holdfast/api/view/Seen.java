package io.holdfast.api.view;

import io.holdfast.api.model.Position;
import java.util.Optional;

/**
 * A state and how fresh it is.
 *
 * @param state as published last
 * @param cause the newest command whose decision wrote it, also if that changed nothing
 */
public record Seen<T>(T state, Optional<Position> cause) {

    /** Whether the decision on this position is in the state. */
    public boolean reaches(Position position) {
        return cause.filter(seen -> seen.reaches(position)).isPresent();
    }
}
