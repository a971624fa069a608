package io.holdfast.api.http.request;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What bodies are written in: all but the stream of seats in JSON, both ways. */
public final class MediaTypes {

    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    private static final Set<String> ANSWERED = Set.of(JSON, PROBLEM, "application/*", "*/*");

    private static final String UTF_8 = "utf-8";
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]*)", Pattern.CASE_INSENSITIVE);

    private MediaTypes() {}

    /** Refuses a request that takes no answer in JSON (RFC 9110, 12.5.1). */
    public static void requireAccepted(RoutingContext context) {
        List<String> accept = context.request().headers().getAll(HttpHeaders.ACCEPT);
        if (!accept.isEmpty() && accept.stream().noneMatch(MediaTypes::isAnswered)) {
            throw RefusedRequestException.notAcceptable();
        }
    }

    private static boolean isAnswered(String accept) {
        return accept.isBlank()
                || Stream.of(accept.split(",", -1))
                        .map(MediaTypes::withoutParameters)
                        .anyMatch(ANSWERED::contains);
    }

    /** Refuses a request whose body is said to be something else than JSON in UTF-8. One that says nothing is judged once its body is there. */
    public static void requireJson(RoutingContext context) {
        MultiMap headers = context.request().headers();
        @Nullable String type = headers.get(HttpHeaders.CONTENT_TYPE);
        boolean other = type != null && !(withoutParameters(type).equals(JSON) && isUtf8(type));
        if (other || headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().anyMatch(MediaTypes::isCoding)) {
            throw RefusedRequestException.notJson();
        }
    }

    private static boolean isUtf8(String type) {
        // Nearly every call says no more than the type.
        return type.indexOf(';') < 0
                || CHARSET.matcher(type)
                        .results()
                        .map(charset -> charset.group(1))
                        .allMatch(UTF_8::equalsIgnoreCase);
    }

    private static boolean isCoding(String contentEncoding) {
        return !contentEncoding.isBlank() && !contentEncoding.strip().equalsIgnoreCase(HttpHeaders.IDENTITY.toString());
    }

    private static String withoutParameters(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
