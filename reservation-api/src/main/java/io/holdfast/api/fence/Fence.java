package io.holdfast.api.fence;

import io.holdfast.api.model.Position;
import java.time.Duration;

/**
 * Proof of absence. What a view lacks may have been decided a moment ago, or wait on the log undecided; behind a fence it is neither, so that
 * "there is no such thing" is true.
 */
public interface Fence {

    /**
     * Waits until the decision on everything that is on the log now is in the views.
     *
     * @param event what is asked about; its partition is meant
     */
    FenceResult passEnd(String event, Duration wait);

    /** Waits until the decision on this position is in the views, if the log has it. */
    FenceResult passPosition(Position position, Duration wait);
}
