package io.holdfast.api.http.request;

import io.holdfast.api.answer.Answer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.model.Position;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a call wants to be served, from its headers. */
public final class CallHeaders {

    private static final String AFTER = Answer.NoSuchPosition.FIELD;
    static final String PREFER = "Prefer";

    private static final String GZIP = "gzip";

    private final MultiMap headers;
    private final Preference preference;
    private final TraceParent trace;

    private CallHeaders(MultiMap headers) {
        this.headers = headers;
        this.preference = Preference.of(headers.getAll(PREFER));
        this.trace = trace();
    }

    public static CallHeaders of(HttpServerRequest request) {
        return new CallHeaders(request.headers());
    }

    /** The preference alone, for a call that needs nothing else of these. */
    public static Preference preference(HttpServerRequest request) {
        return Preference.of(request.headers().getAll(PREFER));
    }

    public Preference preference() {
        return preference;
    }

    /**
     * The call.
     *
     * @param partitions how many the log has: no position is in another
     */
    public Call call(Partitions partitions) {
        return new Call(
                preference.patience(),
                Optional.ofNullable(headers.get(AFTER)).map(after -> after(after, partitions)),
                trace);
    }

    /** The span of this call, if calls are traced; it goes on from the caller's own. */
    private TraceParent trace() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? TraceParent.of(span) : TraceParent.continuing(headers.get(RecordHeaders.TRACE_PARENT));
    }

    /** Whether large answers are to be compressed. */
    public boolean acceptsGzip() {
        return isGzipAskedFor(headers.getAll(HttpHeaders.ACCEPT_ENCODING));
    }

    /** Whether a call takes answers in gzip. */
    private static boolean isGzipAskedFor(List<String> acceptEncoding) {
        return acceptEncoding.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding ->
                        coding.equals(GZIP) || (coding.startsWith(GZIP + ";q=") && !coding.matches(".*q=0(\\.0*)?")));
    }

    private static Position after(String header, Partitions partitions) {
        @Nullable LogPosition position = LogPosition.parse(header.strip());
        if (position == null || !partitions.has(position.partition())) {
            throw Refusal.field(AFTER, "must be <partition>:<offset>, as in Holdfast-Evidence");
        }
        return new Position(position.partition(), position.offset());
    }
}
