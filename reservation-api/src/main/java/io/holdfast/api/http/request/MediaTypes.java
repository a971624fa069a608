package io.holdfast.api.http.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What bodies are written in: all but the stream of seats in JSON, both ways. */
public final class MediaTypes {

    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";

    private static final Set<String> ANSWERED = Set.of(JSON, PROBLEM, "application/*", "*/*");

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

    /** Refuses a request whose body is said to be something else. One that says nothing is judged once its body is there. */
    public static void requireJson(RoutingContext context) {
        @Nullable String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !withoutParameters(type).equals(JSON)) {
            throw RefusedRequestException.notJson();
        }
    }

    private static String withoutParameters(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
