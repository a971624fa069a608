package io.holdfast.api.fence;

import io.holdfast.api.model.Position;
import java.util.Optional;

/** Whether the views have come as far as was asked. */
public sealed interface FenceResult {

    /**
     * They have.
     *
     * @param evidence the last command whose decision is certainly in them; empty if there was none
     */
    record Passed(Optional<Position> evidence) implements FenceResult {}

    /** Not within the wait: the decision on this position, or its arrival here, is missing. */
    record Waiting(Position position) implements FenceResult {}

    /** Never: the log does not have this position. */
    record Beyond(Position position) implements FenceResult {}

    /** How far they would have to come could not be found out: the log can't be reached. */
    record Unreachable() implements FenceResult {}

    /** Too many calls are waiting for one already. */
    record Full() implements FenceResult {}
}
