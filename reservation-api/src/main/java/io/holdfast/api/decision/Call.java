package io.holdfast.api.decision;

import io.holdfast.api.model.Position;
import io.holdfast.api.publish.TraceParent;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call wants to be served.
 *
 * @param patience how long it waits for the owner
 * @param after evidence that a read must be at least as fresh as
 * @param trace the call's trace
 */
public record Call(Duration patience, Optional<Position> after, TraceParent trace) {}
