package io.holdfast.api.publish;

import io.holdfast.api.model.Caller;
import java.util.Optional;

/**
 * Where a command comes from.
 *
 * @param caller who asks; empty if this service asks by itself, or if nobody is asked who it is
 * @param trace the trace of the call
 */
public record CommandSource(Optional<Caller> caller, TraceParent trace) {

    /** A call of nobody, or of this service itself. */
    public static CommandSource unknown(TraceParent trace) {
        return new CommandSource(Optional.empty(), trace);
    }
}
