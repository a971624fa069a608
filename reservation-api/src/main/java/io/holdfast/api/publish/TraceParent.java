package io.holdfast.api.publish;

import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context (https://www.w3.org/TR/trace-context/#traceparent-header) of one call.
 *
 * @param traceId the caller's, or a new one
 * @param spanId of this call
 * @param flags the caller's, or "sampled"
 */
public record TraceParent(String traceId, String spanId, String flags) {

    private static final String VERSION = "00";
    private static final String SAMPLED = "01";

    /** Carries the caller's trace on with a span of its own; begins a trace if the header is missing or malformed. */
    public static TraceParent continuing(@Nullable String header) {
        SpanContext caller = Span.fromContext(Traces.context(header)).getSpanContext();
        return caller.isValid()
                ? new TraceParent(
                        caller.getTraceId(), randomHex(), caller.getTraceFlags().asHex())
                : new TraceParent(randomHex() + randomHex(), randomHex(), SAMPLED);
    }

    /** Goes on from a span of ours, which carries the caller's trace on already. */
    public static TraceParent of(SpanContext span) {
        return new TraceParent(
                span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    /** As the parent of further spans. */
    Context context() {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        traceId, spanId, TraceFlags.fromHex(flags, 0), TraceState.getDefault())));
    }

    /** The header's form. */
    public String header() {
        return VERSION + '-' + traceId + '-' + spanId + '-' + flags;
    }

    private static String randomHex() {
        long random = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        return HexFormat.of().toHexDigits(random);
    }
}
