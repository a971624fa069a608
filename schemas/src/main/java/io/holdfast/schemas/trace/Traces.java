package io.holdfast.schemas.trace;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * Spans of what is done with records. If nothing is to be recorded, a span stands for its parent: what it is written into then carries the
 * trace context on as it came.
 */
public final class Traces {

    /** Records nothing. */
    public static final Traces OFF = new Traces(OpenTelemetry.noop());

    private static final String SCOPE = "io.holdfast";

    private final Tracer tracer;

    private Traces(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
    }

    /**
     * Spans that go to this telemetry.
     *
     * @param disabled whether nothing is to be recorded: a disabled SDK would still make spans, and throw them away
     */
    public static Traces of(OpenTelemetry telemetry, boolean disabled) {
        return disabled ? OFF : new Traces(telemetry);
    }

    /** A span that has not begun; its parent is to be what the context holds. */
    public SpanBuilder span(String name, SpanKind kind, Context parent) {
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
    }

    /** Begins the span of a record that is sent: it ends with the acknowledgement. */
    public Span send(Topic topic, Context parent) {
        return messaging("send", "send", topic, SpanKind.PRODUCER, parent).startSpan();
    }

    /**
     * A span of a record that is processed, which has not begun.
     *
     * @param operation what is done with it, in one word
     * @param group the consumer group
     */
    public SpanBuilder process(String operation, Topic topic, String group, Context parent) {
        return messaging(operation, "process", topic, SpanKind.CONSUMER, parent).setAttribute(TraceKeys.GROUP, group);
    }

    private SpanBuilder messaging(String operation, String type, Topic topic, SpanKind kind, Context parent) {
        return span(operation + " " + topic.name(), kind, parent)
                .setAttribute(TraceKeys.SYSTEM, "kafka")
                .setAttribute(TraceKeys.OPERATION_NAME, operation)
                .setAttribute(TraceKeys.OPERATION_TYPE, type)
                .setAttribute(TraceKeys.TOPIC, topic.name());
    }

    /** Notes where a record is on its topic. */
    public static void at(Span span, LogPosition position) {
        span.setAttribute(TraceKeys.PARTITION, Integer.toString(position.partition()))
                .setAttribute(TraceKeys.OFFSET, position.offset());
    }

    /** Notes a failure by its class alone: a message may quote what must not be in a trace. */
    public static void failed(Span span, Throwable failure) {
        failed(span, failure.getClass().getName());
    }

    /** Notes a failure. */
    public static void failed(Span span, String type) {
        span.setStatus(StatusCode.ERROR).setAttribute(TraceKeys.ERROR, type);
    }

    /** What the trace context of a record says; the root if it is none. */
    public static Context context(@Nullable String traceParent) {
        return TraceParents.context(traceParent);
    }

    /** What is current on this thread, or else what the trace context of a record says. */
    public static Context currentOr(@Nullable String traceParent) {
        Context current = Context.current();
        return Span.fromContext(current).getSpanContext().isValid() ? current : context(traceParent);
    }

    /** What is written into a record so that its reader's span is a child of this one; null if there is no trace. */
    public static @Nullable String traceParent(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid() ? TraceParents.text(context) : null;
    }
}
