package io.holdfast.api.publish;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context (https://www.w3.org/TR/trace-context/#traceparent-header) of one call.
 *
 * @param traceId the caller's, or a new one
 * @param spanId of this call
 * @param flags the caller's, or "sampled"
 */
public record TraceParent(String traceId, String spanId, String flags) {

    /** Later versions may append fields; version ff is forbidden. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    private static final String VERSION = "00";
    private static final String SAMPLED = "01";

    /** Carries the caller's trace on with a span of its own; begins a trace if the header is missing or malformed. */
    public static TraceParent continuing(@Nullable String header) {
        if (header != null) {
            Matcher parts = FORM.matcher(header);
            boolean longer = parts.matches() && parts.group(4) != null;
            if (parts.matches() && !(longer && parts.group(1).equals(VERSION))) {
                return new TraceParent(parts.group(2), randomHex(), parts.group(3));
            }
        }
        return new TraceParent(randomHex() + randomHex(), randomHex(), SAMPLED);
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
