package io.holdfast.hold.topology;

import io.holdfast.hold.step.Step;
import io.holdfast.schemas.LogPosition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Is told of each command that is decided, for tracing; must not throw and cannot influence anything. */
@FunctionalInterface
public interface DecisionTracer {

    /** Traces nothing. */
    DecisionTracer OFF = (traceParent, position) -> step -> {};

    /**
     * A command was read.
     *
     * @param traceParent its trace context, whatever it looks like
     * @return is told what became of it, once all that follows from it is written
     */
    Consumer<Step> begin(@Nullable String traceParent, LogPosition position);
}
