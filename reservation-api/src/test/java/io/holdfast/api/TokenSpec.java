package io.holdfast.api;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;

/** Tokens of the {@link Issuer}, good ones and others. */
final class TokenSpec {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JsonObject header;
    private final JsonObject claims;

    private TokenSpec(JsonObject header, JsonObject claims) {
        this.header = header;
        this.claims = claims;
    }

    static String issuer() {
        return Objects.requireNonNull(System.getProperty(Issuer.URL));
    }

    /** A good one of these scopes, for an hour. */
    static TokenSpec of(String tenant, String customer, String scopes) {
        long now = Instant.now().getEpochSecond();
        return new TokenSpec(
                new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", ask("/key", "")),
                new JsonObject()
                        .put("iss", issuer())
                        .put("aud", "holdfast")
                        .put("client_id", tenant)
                        .put("azp", tenant)
                        .put("sub", customer)
                        .put("scope", scopes)
                        .put("iat", now)
                        .put("nbf", now)
                        .put("exp", now + 3_600));
    }

    TokenSpec header(Consumer<JsonObject> change) {
        change.accept(header);
        return this;
    }

    TokenSpec claims(Consumer<JsonObject> change) {
        change.accept(claims);
        return this;
    }

    /** Signed with the key that the issuer shows. */
    String signed() {
        return ask("/sign", head());
    }

    /** Signed with a key that it does not show. */
    String forged() {
        return ask("/forge", head());
    }

    /** Not signed at all. */
    String unsigned() {
        return head() + '.';
    }

    private String head() {
        return encode(header) + '.' + encode(claims);
    }

    private static String encode(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    static String ask(String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(issuer() + path))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
