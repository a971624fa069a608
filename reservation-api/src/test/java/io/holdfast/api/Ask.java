package io.holdfast.api;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls of the contract, about {@code ev-1}, its reservation {@code cart-1} and its transfer {@code t-1}. */
enum Ask {
    LIST(Method.GET, "/v1/events", Need.NOTHING, ""),
    EVENT(Method.GET, "/v1/events/{event}", Need.NOTHING, ""),
    OPEN(Method.PUT, "/v1/events/{event}", Need.EVENTS, EdgeFixture.EVENT),
    CLOSE(Method.DELETE, "/v1/events/{event}", Need.EVENTS, ""),
    SEATS(Method.GET, "/v1/events/{event}/seats", Need.NOTHING, ""),
    STREAM(Method.GET, "/v1/events/{event}/seats/stream", Need.NOTHING, ""),
    READ(Method.GET, Paths.RESERVATION, Need.HOLDS, ""),
    HOLD(Method.PUT, Paths.RESERVATION, Need.HOLDS, EdgeFixture.HOLD),
    RELEASE(Method.DELETE, Paths.RESERVATION, Need.HOLDS, ""),
    HISTORY(Method.GET, Paths.RESERVATION + "/history", Need.HOLDS, ""),
    EXTEND(Method.POST, Paths.RESERVATION + "/extension", Need.HOLDS, "{\"holdSeconds\":60}"),
    CHECKOUT(
            Method.POST,
            Paths.RESERVATION + "/checkout",
            Need.HOLDS,
            "{\"paymentMethod\":\"pm_card_visa\",\"email\":\"a@example.com\"}"),
    CONTACT(Method.PUT, Paths.RESERVATION + "/contact", Need.HOLDS, "{\"email\":\"b@example.com\"}"),
    ERASE(Method.DELETE, Paths.RESERVATION + "/contact", Need.HOLDS, ""),
    CEDE(Method.POST, Paths.TRANSFER, Need.EVENTS, "{\"to\":\"us\",\"places\":[\"B\"]}"),
    CEDED(Method.GET, Paths.TRANSFER, Need.EVENTS, ""),
    LAG(Method.GET, "/v1/lag", Need.OPERATE, ""),
    OVERVIEW(Method.GET, "/v1/overview", Need.OPERATE, ""),
    REGIONS(Method.GET, "/v1/regions", Need.OPERATE, "");

    /** What a call needs. */
    enum Need {
        NOTHING,
        EVENTS,
        HOLDS,
        OPERATE
    }

    private static final class Paths {
        private static final String RESERVATION = "/v1/events/{event}/reservations/{reservation}";
        private static final String TRANSFER = "/v1/events/{event}/transfers/{transfer}";
    }

    private final Method method;
    private final String path;
    private final Need need;
    private final String body;

    Ask(Method method, String path, Need need, String body) {
        this.method = method;
        this.path = path;
        this.need = need;
        this.body = body;
    }

    /** Those that need this. */
    static Stream<Ask> needing(Need need) {
        return Stream.of(values()).filter(ask -> ask.need == need);
    }

    Need need() {
        return need;
    }

    /** The scope that it needs; empty if it needs none. */
    String scope() {
        return need == Need.NOTHING ? "" : need.name().toLowerCase(Locale.ROOT);
    }

    /** As the contract has it: {@code put /v1/events/{event}}. */
    String call() {
        return method.name().toLowerCase(Locale.ROOT) + ' ' + path;
    }

    private String url() {
        return path.replace("{event}", "ev-1")
                .replace("{reservation}", "cart-1")
                .replace("{transfer}", "t-1");
    }

    /** The answer to a caller with a token, or without one. */
    ValidatableResponse by(Optional<String> token) {
        RequestSpecification request = given().header("Prefer", "wait=0");
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        return request.request(method, url()).then();
    }

    /** The answer to a caller with a token of these scopes. */
    ValidatableResponse by(String tenant, String sub, String scopes) {
        return by(Optional.of(TokenSpec.of(tenant, sub, scopes).signed()));
    }

    /** The status of an answer that may have no end. */
    int statusOfReadBy(Optional<String> token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + url()));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream _ = answer.body()) {
                return answer.statusCode();
            } finally {
                http.shutdownNow();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
