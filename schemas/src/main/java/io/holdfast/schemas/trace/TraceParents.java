package io.holdfast.schemas.trace;

import io.holdfast.schemas.RecordHeaders;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** W3C trace context (https://www.w3.org/TR/trace-context/#traceparent-header) as OpenTelemetry has it, and back. */
final class TraceParents {

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceParent) {
            return List.of(RecordHeaders.TRACE_PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String traceParent, String key) {
            return key.equals(RecordHeaders.TRACE_PARENT) ? traceParent : null;
        }
    };

    private TraceParents() {}

    static Context context(@Nullable String traceParent) {
        return traceParent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceParent, GETTER);
    }

    static String text(SpanContext context) {
        return "00-" + context.getTraceId() + '-' + context.getSpanId() + '-'
                + context.getTraceFlags().asHex();
    }
}
