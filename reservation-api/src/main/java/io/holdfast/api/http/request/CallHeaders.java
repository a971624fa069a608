package io.holdfast.api.http.request;

import io.holdfast.api.answer.UndecidedAnswer;
import io.holdfast.api.decision.Call;
import io.holdfast.api.model.Caller;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a call wants to be served, from its headers. */
public final class CallHeaders {

    private static final String AFTER = UndecidedAnswer.NoSuchPosition.FIELD;
    static final String PREFER = "Prefer";

    private static final String GZIP = "gzip";

    private final MultiMap headers;
    private final String uri;
    private final Preference preference;
    private final TraceParent trace;

    private CallHeaders(MultiMap headers, String uri) {
        this.headers = headers;
        this.uri = uri;
        this.preference = Preference.of(headers.getAll(PREFER));
        this.trace = trace();
    }

    public static CallHeaders of(HttpServerRequest request) {
        // Not as it was sent: to a proxy one says the whole address (RFC 9112, 3.2.2).
        String path = Objects.requireNonNullElse(request.path(), "");
        return new CallHeaders(request.headers(), request.query() == null ? path : path + '?' + request.query());
    }

    /** The preference alone, for a call that needs nothing else of these. */
    public static Preference preference(HttpServerRequest request) {
        return Preference.of(request.headers().getAll(PREFER));
    }

    /** What was asked for: the path and the query, as they were sent. */
    public String uri() {
        return uri;
    }

    public Preference preference() {
        return preference;
    }

    /**
     * The call.
     *
     * @param partitions how many the log has: no position is in another
     * @param caller who asks; empty if that is not known
     */
    public Call call(Partitions partitions, Optional<Caller> caller) {
        return new Call(
                preference.patience(),
                Optional.ofNullable(headers.get(AFTER)).map(after -> after(after, partitions)),
                caller,
                trace);
    }

    /** The span of this call, if calls are traced; it goes on from the caller's own. */
    private TraceParent trace() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? TraceParent.of(span) : TraceParent.continuing(headers.get(RecordHeaders.TRACE_PARENT));
    }

    /** Whether large answers are to be compressed. */
    public boolean acceptsGzip() {
        return headers.getAll(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding ->
                        coding.equals(GZIP) || (coding.startsWith(GZIP + ";q=") && !coding.matches(".*q=0(\\.0*)?")));
    }

    private static LogPosition after(String header, Partitions partitions) {
        @Nullable LogPosition position = LogPosition.parse(header.strip());
        if (position == null || !partitions.has(position.partition())) {
            throw RefusedRequestException.field(AFTER, "must be <partition>:<offset>, as in Holdfast-Evidence");
        }
        return position;
    }

    /**
     * What a caller prefers (RFC 7240): {@code wait=N} or {@code respond-async}. As the RFC wants it, what is malformed or unknown is ignored and
     * of a preference given twice the first counts. A wait over 30 s counts as 30 s; a {@code wait} given beside {@code respond-async} is kept.
     *
     * @param patience how long to wait for the owner
     * @param applied what {@code Preference-Applied} is to say; empty if nothing was preferred
     */
    public record Preference(Duration patience, Optional<String> applied) {

        private static final Duration DEFAULT = Duration.ofSeconds(2);
        private static final long MAX_SECONDS = 30;
        private static final Preference NONE = new Preference(DEFAULT, Optional.empty());
        private static final Pattern WAIT =
                Pattern.compile("\\s*wait\\s*=\\s*(?:\"([0-9]+)\"|([0-9]+))\\s*", Pattern.CASE_INSENSITIVE);

        static Preference of(List<String> headers) {
            if (headers.isEmpty()) {
                return NONE;
            }
            // What follows a semicolon are parameters; neither preference has any.
            List<String> preferences = headers.stream()
                    .flatMap(header -> List.of(header.split(",", -1)).stream())
                    .map(preference -> preference.split(";", 2)[0])
                    .toList();
            OptionalLong wait = preferences.stream()
                    .map(WAIT::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(parts -> seconds(parts.group(1) == null ? parts.group(2) : parts.group(1)))
                    .findFirst();
            if (wait.isPresent()) {
                return new Preference(Duration.ofSeconds(wait.getAsLong()), Optional.of("wait=" + wait.getAsLong()));
            }
            boolean async = preferences.stream()
                    .anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
            return async ? new Preference(Duration.ZERO, Optional.of("respond-async")) : NONE;
        }

        private static long seconds(String digits) {
            boolean huge = digits.length() > Long.toString(Long.MAX_VALUE).length() - 1;
            return huge ? MAX_SECONDS : Math.min(MAX_SECONDS, Long.parseLong(digits));
        }
    }
}
