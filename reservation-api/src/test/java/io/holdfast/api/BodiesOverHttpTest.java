package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Reservation;
import io.holdfast.api.overload.InFlightHolds;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body comes: how large, how late and in which pieces, and what that does to the places of holds. */
@Tag("slow")
@QuarkusTest
class BodiesOverHttpTest extends EdgeFixture {

    @Inject
    InFlightHolds inFlight;

    @Test
    void a_plan_of_1_000_sections_fits_into_a_body() {
        views.reset();
        String sections = IntStream.rangeClosed(1, 1_000)
                .mapToObj(
                        "{\"name\":\"SECTION%09d\",\"rows\":100,\"seatsPerRow\":1,\"priceMinor\":99999999}"::formatted)
                .collect(Collectors.joining(","));
        assertThat(sections).hasSizeGreaterThan(64 * 1024);

        json().header("Prefer", "respond-async")
                .body("{\"sections\":[%s]}".formatted(sections))
                .put("/v1/events/ev-1")
                .then()
                .statusCode(202);

        assertThat(log.sent()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/v1/events/ev-1, 256", CART + ", 64", CART + "/checkout, 64"})
    void a_body_beyond_its_limit_is_too_large_whether_announced_or_not(String path, int kibibytes) {
        String large = "{\"name\":\"" + "x".repeat(kibibytes * 1024) + "\"}";
        if (path.endsWith("checkout")) {
            problem(json().body(large).post(path).then(), 413, "too-large");
            return;
        }

        problem(given().contentType(ContentType.JSON).body(large).put(path).then(), 413, "too-large");
        assertThat(RawHttp.chunked(RestAssured.port, path, large))
                .startsWith("HTTP/1.1 413")
                .contains("urn:holdfast:problem:too-large", "at most %d bytes".formatted(kibibytes * 1024));
    }

    @Test
    void every_hold_frees_its_place() {
        decideAtOnce(Reservation.Status.HELD);

        hold(HOLD).statusCode(201);
        hold("{").statusCode(400);
        hold(HOLD, "/v1/events/ev-1/reservations/not%20an%20id").statusCode(400);

        Awaitility.await().until(() -> inFlight.inside() == 0);
    }

    private static Stream<Arguments> callsWithABody() {
        return Stream.of(
                Arguments.of("PUT", "/v1/events/ev-2", EVENT),
                Arguments.of("PUT", CART, HOLD),
                Arguments.of(
                        "POST", CART + "/checkout", "{\"paymentMethod\":\"pm_card_visa\",\"email\":\"a@example.com\"}"),
                Arguments.of("POST", CART + "/extension", "{\"holdSeconds\":600}"));
    }

    @ParameterizedTest
    @MethodSource("callsWithABody")
    void a_call_that_waits_for_longer_than_a_body_may_take_has_sent_one(String method, String path, String body) {
        if (!path.equals(CART)) {
            views.put(reservation(Reservation.Status.HELD, 5));
        }

        json().header("Prefer", "wait=1")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, HTTP_2, " + CART,
        "DELETE, HTTP_1_1, " + CART,
        "DELETE, HTTP_2, /v1/events/ev-1",
        "GET, HTTP_2, " + CART,
    })
    void a_call_without_a_body_may_wait_for_longer_than_one_may_take(
            String method, HttpClient.Version version, String path) throws Exception {
        if (method.equals("DELETE")) {
            views.put(reservation(Reservation.Status.HELD, 5));
        } else {
            hold(HOLD);
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .version(version)
                .header("Prefer", "wait=1")
                .method(method, HttpRequest.BodyPublishers.ofString(""))
                .build();

        HttpResponse<String> answer;
        try (var client = HttpClient.newHttpClient()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.version()).isEqualTo(version);
    }

    @Test
    void bodies_that_do_not_come_take_no_place_and_are_given_up() throws Exception {
        decideAtOnce(Reservation.Status.HELD);
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < inFlight.limit(); i++) {
                sockets.add(RawHttp.begun(RestAssured.port, fresh()));
            }

            hold(HOLD).statusCode(201);
            for (Socket socket : sockets) {
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 408")
                        .contains("urn:holdfast:problem:body-timeout", "\"accepted\":\"no\"");
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        Awaitility.await().until(() -> inFlight.inside() == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/events/ev-1",
        "PUT, /v1/events/ev-1/reservations/not$an$id",
        "POST, /v1/events/ev-1/reservations/cart-1/checkout",
        "POST, /v1/events/ev-1/reservations/cart-1/extension",
        "DELETE, /v1/events/ev-1/reservations/cart-1",
        "GET, /v1/events",
        "POST, /nowhere",
    })
    void a_body_that_does_not_come_ends_its_connection_on_every_route(String method, String path) throws Exception {
        try (Socket socket = RawHttp.begun(RestAssured.port, method, path)) {
            socket.setSoTimeout(10_000);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 ");
        }
    }

    @Test
    void a_connection_of_http_2_is_told_how_many_streams_it_may_have() throws Exception {
        int maxConcurrentStreams = 3;

        assertThat(RawHttp.settings(RestAssured.port)).containsEntry(maxConcurrentStreams, 100L);
    }

    @ParameterizedTest
    @CsvSource({"PUT, /v1/events/ev-1", "PUT, " + CART, "POST, " + CART + "/checkout", "POST, " + CART + "/extension"})
    void a_caller_that_asks_before_sending_a_body_is_told_to_send_it(String method, String path) throws Exception {
        List<String> said = RawHttp.expecting(RestAssured.port, method, path, "{");

        assertThat(said.getFirst()).startsWith("HTTP/1.1 100 Continue");
        assertThat(said.getLast()).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events/ev-1", CART})
    void extensions_of_a_chunk_are_passed_over(String path) {
        assertThat(RawHttp.extendedChunk(RestAssured.port, path, "{\"x\":1}"))
                .startsWith("HTTP/1.1 400")
                .contains("\"field\":\"x\"");
    }

    @Test
    void a_caller_that_leaves_before_the_answer_frees_its_place() throws Exception {
        log.behave((command, offset) -> new CompletableFuture<>());
        try (var socket = RawHttp.begun(RestAssured.port, fresh())) {
            socket.getOutputStream().write((HOLD + " ".repeat(99 - HOLD.length())).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> !log.sent().isEmpty());
            assertThat(inFlight.inside()).isOne();
        }

        Awaitility.await().until(() -> inFlight.inside() == 0);
    }
}
