package io.holdfast.api.rest;

import io.holdfast.api.answer.Position;
import io.holdfast.api.command.Call;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a call wants to be served, from its headers. */
final class CallHeaders {

    static final String AFTER = "Holdfast-After";
    static final String PREFER = "Prefer";
    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    private final Function<String, List<String>> headers;
    private final Preference preference;
    private final TraceParent trace;

    private CallHeaders(Function<String, List<String>> headers) {
        this.headers = headers;
        this.preference = Preference.of(headers.apply(PREFER));
        this.trace = trace();
    }

    static CallHeaders of(HttpHeaders headers) {
        return new CallHeaders(name -> Objects.requireNonNullElse(headers.getRequestHeader(name), List.of()));
    }

    static CallHeaders of(HttpServerRequest request) {
        return new CallHeaders(request.headers()::getAll);
    }

    /** The preference alone, for a call that needs nothing else of these. */
    static Preference preference(HttpServerRequest request) {
        return Preference.of(request.headers().getAll(PREFER));
    }

    Preference preference() {
        return preference;
    }

    /**
     * The call.
     *
     * @param partitions how many the log has: no position is in another
     */
    Call call(Partitions partitions) {
        return new Call(preference.patience(), first(AFTER).map(after -> after(after, partitions)), trace);
    }

    /** The span of this call, where calls are traced; it goes on from the caller's own. */
    private TraceParent trace() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? TraceParent.of(span)
                : TraceParent.continuing(first(RecordHeaders.TRACE_PARENT).orElse(null));
    }

    /** Whether large answers are to be compressed. */
    boolean acceptsGzip() {
        return Compression.isAskedFor(headers.apply(ACCEPT_ENCODING));
    }

    private Optional<String> first(String name) {
        return headers.apply(name).stream().findFirst();
    }

    private static Position after(String header, Partitions partitions) {
        @Nullable LogPosition position = LogPosition.parse(header.strip());
        if (position == null || !partitions.has(position.partition())) {
            throw Refusal.field(AFTER, "must be <partition>:<offset>, as in Holdfast-Evidence");
        }
        return new Position(position.partition(), position.offset());
    }
}
