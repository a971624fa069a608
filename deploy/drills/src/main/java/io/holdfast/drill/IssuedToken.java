package io.holdfast.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.schemas.limits.Scopes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A token of a stack's own issuer, for callers that the services know by tokens: fetched when it is first needed, and good for as long as any drill takes. */
public final class IssuedToken {

    /** Of a stack that asks for none. */
    public static final IssuedToken NONE = new IssuedToken(Optional.empty(), Map.of());

    /** Whatever an organiser and an operator do. */
    public static final String EVERYTHING = String.join(" ", Scopes.EVENTS, Scopes.HOLDS, Scopes.OPERATE);

    private static final Duration TTL = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final Optional<String> issuer;
    private final Map<String, String> form;
    private @Nullable String token;

    private IssuedToken(Optional<String> issuer, Map<String, String> form) {
        this.issuer = issuer;
        this.form = Map.copyOf(form);
    }

    /** Of an issuer, for everything. */
    public static IssuedToken of(String issuer) {
        return of(issuer, Map.of("scope", EVERYTHING, "ttl", Long.toString(TTL.toSeconds())));
    }

    /** Of an issuer, with what it is to say: scope, tenant, customer and ttl in seconds. */
    public static IssuedToken of(String issuer, Map<String, String> form) {
        return new IssuedToken(Optional.of(issuer), form);
    }

    /** The token; empty if none is asked for. */
    public synchronized Optional<String> token() throws IOException, InterruptedException {
        if (token == null && issuer.isPresent()) {
            token = fetch(issuer.get());
        }
        return Optional.ofNullable(token);
    }

    /** Adds it to a request. */
    public void addTo(HttpRequest.Builder request) throws IOException, InterruptedException {
        token().ifPresent(known -> request.setHeader("Authorization", "Bearer " + known));
    }

    private String fetch(String from) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(from + "/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(JSON.readTree(answer.body())
                    .path("error_description")
                    .asText("the issuer at %s gave no token: %d".formatted(from, answer.statusCode())));
        }
        return JSON.readTree(answer.body()).get("access_token").asText();
    }
}
