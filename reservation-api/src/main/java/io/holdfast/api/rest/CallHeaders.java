package io.holdfast.api.rest;

import io.holdfast.api.answer.Position;
import io.holdfast.api.command.Call;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a call wants to be served, from its headers. */
final class CallHeaders {

    static final String AFTER = "Holdfast-After";
    static final String PREFER = "Prefer";

    private CallHeaders() {}

    static Preference preference(HttpHeaders headers) {
        List<String> values = headers.getRequestHeader(PREFER);
        return Preference.of(values == null ? List.of() : values);
    }

    static Call call(HttpHeaders headers) {
        return new Call(
                preference(headers).patience(),
                Optional.ofNullable(headers.getHeaderString(AFTER)).map(CallHeaders::after),
                trace(headers));
    }

    /** The span of this call, where calls are traced; it goes on from the caller's own. */
    private static TraceParent trace(HttpHeaders headers) {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? TraceParent.of(span)
                : TraceParent.continuing(headers.getHeaderString(RecordHeaders.TRACE_PARENT));
    }

    private static Position after(String header) {
        @Nullable LogPosition position = LogPosition.parse(header.strip());
        if (position == null || position.partition() >= Topics.SEAT_COMMANDS.partitions()) {
            throw Refusal.field(AFTER, "must be <partition>:<offset>, as in Holdfast-Evidence");
        }
        return new Position(position.partition(), position.offset());
    }
}
