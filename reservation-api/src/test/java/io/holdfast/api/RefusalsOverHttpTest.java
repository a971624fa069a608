package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.holdfast.api.fence.FenceResult;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.publish.Delivery;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** What is refused, and how. */
@Tag("slow")
@QuarkusTest
class RefusalsOverHttpTest extends EdgeFixture {

    @Inject
    InFlightHolds room;

    @ParameterizedTest
    @CsvSource({
        "/v1/events/ev%201/reservations/cart-1, event",
        "/v1/events/ev%2F1/reservations/cart-1, event",
        "/v1/events/ev-1/reservations/cart$1, reservation",
        "/v1/events/ev-1/reservations/c%C3%A4rt, reservation",
    })
    void an_illegal_id_is_named(String path, String field) {
        problem(json().urlEncodingEnabled(false).body(HOLD).put(path).then(), 400, "malformed")
                .body("field", is(field));
    }

    @Test
    void an_id_of_more_than_64_characters_is_illegal() {
        problem(given().get("/v1/events/" + "e".repeat(65)).then(), 400, "malformed")
                .body("field", is("event"));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /v1/events/ev-1/reservations/.., reservation",
        "DELETE, /v1/events/ev-1/reservations/%2e%2e, reservation",
        "DELETE, /v1/events/ev-1/reservations/.%2E/, reservation",
        "DELETE, /v1/events/ev-1/reservations/..;x, reservation",
        "DELETE, /v1/events/ev-1/reservations/., reservation",
        "DELETE, /v1/events/ev-1/reservations/%2e, reservation",
        "DELETE, /v1/events/ev-1/reservations/%252e%252e, reservation",
        "DELETE, /v1/events/ev-1/reservations/../../ev-1, reservation",
        "DELETE, /v1/events/ev-1/reservations/cart-1/.., path",
        "DELETE, /v1/events/./ev-1, event",
        "DELETE, /v1/events//ev-1, event",
        "DELETE, /v1/events/ev-1/reservations//, reservation",
        "DELETE, /v1/%2e/events/ev-1, path",
        "DELETE, //v1/events/ev-1, path",
        "PUT, /v1/events/../ev-1, event",
        "PUT, /v1/events/ev-1/reservations/%2e%2e, reservation",
        "PUT, /v1/events/%2e%2e/reservations/cart-1, event",
        "GET, /v1/events/../seats/stream, event",
        "POST, /v1/events/ev-1/reservations/../checkout, reservation",
    })
    void dots_and_nothing_are_no_ids_in_whatever_position(String method, String path, String field) {
        assertThat(RawHttp.verbatim(RestAssured.port, method, path, EVENT))
                .startsWith("HTTP/1.1 400")
                .contains("urn:holdfast:problem:malformed", "\"field\":\"%s\"".formatted(field));
        assertThat(log.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"seats\":[\"A-1-1\"],\"holdSeconds\":300,\"x\":1}", "{} {}"})
    void a_malformed_hold_is_refused(String body) {
        problem(hold(body), 400, "malformed").body("field", notNullValue());
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void a_malformed_event_is_refused() {
        problem(openEvent("{\"sections\":[{\"name\":\"A\",\"rows\":0,\"seatsPerRow\":1}]}"), 400, "malformed")
                .body("field", is("sections[0].rows"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "3", "3:", "-1:5", "3:-5", "6:1", "3:1:1"})
    void a_malformed_after_is_refused(String after) {
        problem(given().header("Holdfast-After", after).get(CART).then(), 400, "malformed")
                .body("field", is("Holdfast-After"));
    }

    private static Stream<String> jsonBeyondTheParser() {
        return Stream.of(
                "[".repeat(33) + "]".repeat(33),
                "{\"x\":".repeat(33) + "1" + "}".repeat(33),
                "[".repeat(1_001),
                "{\"holdSeconds\":" + "1".repeat(1_001) + "}",
                "{\"holdSeconds\":1e999999999}",
                "{\"" + "n".repeat(50_001) + "\":1}");
    }

    @ParameterizedTest
    @MethodSource("jsonBeyondTheParser")
    void json_beyond_the_parser_s_limits_is_malformed(String body) {
        problem(hold(body), 400, "malformed").body("field", notNullValue());
        problem(openEvent(body), 400, "malformed").body("field", notNullValue());
        assertThat(log.sent()).isEmpty();
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void a_body_that_is_not_json_is_unsupported(String type) {
        problem(given().contentType(type).body(HOLD).put(CART).then(), 415, "not-json");
    }

    @Test
    void a_body_without_a_type_is_unsupported() {
        assertThat(RawHttp.untyped(RestAssured.port, CART, HOLD))
                .startsWith("HTTP/1.1 415")
                .contains("urn:holdfast:problem:not-json");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/events, GET",
        "PUT, /v1/events, GET",
        "POST, /v1/events/ev-1, GET PUT DELETE",
        "PATCH, /v1/events/ev-1, GET PUT DELETE",
        "DELETE, /v1/events/ev-1/seats, GET",
        "POST, /v1/events/ev-1/reservations/cart-1, GET PUT DELETE",
        "GET, /v1/events/ev-1/reservations/cart-1/extension, POST",
        "GET, /v1/events/ev-1/reservations/cart-1/checkout, POST",
        "POST, /v1/events/ev-1/reservations/cart-1/history, GET",
        "GET, /v1/events/ev-1/reservations/cart-1/contact, PUT DELETE",
    })
    void a_method_that_a_path_does_not_take_is_refused(String method, String path, String allowed) {
        var allow = problem(given().request(method, path).then(), 405, "method-not-allowed")
                .extract()
                .header("Allow");

        assertThat(allow.split(", ")).contains(allowed.split(" ")).doesNotContain(method);
    }

    @ParameterizedTest
    @CsvSource({"/v1/events, GET", "/v1/events/ev-1/reservations/cart-1, GET PUT DELETE"})
    void what_a_path_takes_can_be_asked(String path, String allowed) {
        String allow = given().options(path).then().statusCode(200).extract().header("Allow");

        assertThat(allow.split(", ")).contains(allowed.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere.html", "/v1", "/v2/events", "/v1/events/ev-1/seats/x", CART + "/x"})
    void an_unknown_path_is_not_found(String path) {
        problem(given().get(path).then(), 404, "no-such-path");
        problem(given().options(path).then(), 404, "no-such-path");
    }

    @Test
    void an_answer_in_another_type_can_not_be_had() {
        problem(given().accept("text/html").get("/v1/events").then(), 406, "not-acceptable");
        problem(
                given().accept("text/html")
                        .contentType(ContentType.JSON)
                        .body(HOLD)
                        .put(CART)
                        .then(),
                406,
                "not-acceptable");
    }

    @Test
    void a_log_that_can_not_be_reached_has_not_accepted() {
        log.behave((command, offset) -> CompletableFuture.completedFuture(new Delivery.Refused()));

        problem(hold(HOLD), 503, "log-unavailable").header("Retry-After", "1").body("accepted", is("no"));
    }

    @Test
    void a_log_that_did_not_acknowledge_may_have_accepted() {
        log.behave((command, offset) -> CompletableFuture.completedFuture(new Delivery.InDoubt()));

        problem(hold(HOLD), 503, "log-unavailable")
                .header("Retry-After", "1")
                .body("accepted", is("unknown"))
                .body("detail", containsString("repeat the same call"));
    }

    @Test
    void a_crowd_is_turned_away() {
        fence.behave(end -> new FenceResult.Full());

        problem(given().get(CART).then(), 503, "overloaded").header("Retry-After", "1");
    }

    @Test
    void a_hold_for_which_there_is_no_room_is_refused_before_anything_is_sent() {
        double before = refusals();
        int entered = fill();
        try {
            problem(json().header("Prefer", "wait=1").body(HOLD).put(fresh()).then(), 503, "overloaded")
                    .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                    .header("Preference-Applied", "wait=1")
                    .header("Date", notNullValue())
                    .body("accepted", is("no"));
        } finally {
            empty(entered);
        }
        assertThat(log.sent()).isEmpty();
        assertThat(refusals()).isEqualTo(before + 1);
    }

    @Test
    void a_caller_that_comes_back_too_early_hears_no_sooner_than_it_was_told_to_come() {
        String cart = fresh();
        long asked = System.nanoTime();
        int entered = fill();
        try {
            problem(json().body(HOLD).put(cart).then(), 503, "overloaded");
            problem(json().header("Prefer", "wait=1").body(HOLD).put(cart).then(), 503, "overloaded")
                    .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                    .header("Preference-Applied", "wait=1");
        } finally {
            empty(entered);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatever_is_known_is_served_while_there_is_no_room() {
        views.put(reservation(Reservation.Status.HELD, 4));
        int entered = fill();
        try {
            hold(HOLD).statusCode(200);
            given().get(CART).then().statusCode(200);
        } finally {
            empty(entered);
        }
    }

    @Test
    void every_hold_that_went_in_comes_out() {
        decideAtOnce(Reservation.Status.HELD);

        hold(HOLD).statusCode(201);
        hold("{").statusCode(400);
        hold(HOLD, "/v1/events/ev-1/reservations/not%20an%20id").statusCode(400);

        Awaitility.await().until(() -> room.inside() == 0);
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

        json().header("Prefer", "wait=2")
                .body(body)
                .request(method, path)
                .then()
                .statusCode(202);
    }

    @Test
    void bodies_that_do_not_come_take_no_place_and_are_given_up() throws Exception {
        decideAtOnce(Reservation.Status.HELD);
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < room.limit(); i++) {
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
        Awaitility.await().until(() -> room.inside() == 0);
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
    void whoever_asks_whether_to_send_a_body_is_told_to(String method, String path) throws Exception {
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
    void a_position_beyond_the_log_s_end_is_malformed() {
        fence.behave(FenceResult.Beyond::new);

        problem(given().header("Holdfast-After", "3:1000").get(CART).then(), 400, "malformed")
                .body("field", is("Holdfast-After"));
        problem(given().header("Holdfast-After", "3:1000").get("/v1/events").then(), 400, "malformed");
    }

    @Test
    void whoever_goes_before_the_answer_comes_out_as_well() throws Exception {
        log.behave((command, offset) -> new CompletableFuture<>());
        try (var socket = RawHttp.begun(RestAssured.port, fresh())) {
            socket.getOutputStream().write((HOLD + " ".repeat(99 - HOLD.length())).getBytes(StandardCharsets.US_ASCII));
            Awaitility.await().until(() -> !log.sent().isEmpty());
            assertThat(room.inside()).isOne();
        }

        Awaitility.await().until(() -> room.inside() == 0);
    }

    private int fill() {
        int entered = room.limit();
        for (int hold = 0; hold < entered; hold++) {
            room.enter();
        }
        return entered;
    }

    private void empty(int entered) {
        for (int hold = 0; hold < entered; hold++) {
            room.leave();
        }
    }

    private static double refusals() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("holdfast_refusals_total{reason=\"full\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_instance_that_still_reads_is_not_ready() {
        views.ready(false);

        problem(given().get(CART).then(), 503, "not-ready").header("Retry-After", "1");
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void a_fault_tells_nothing_of_itself() {
        log.behave((command, offset) -> {
            throw new IllegalStateException("secret");
        });

        problem(hold(HOLD), 500, "internal")
                .body("accepted", is("unknown"))
                .body("detail", not(containsString("secret")))
                .body("$", not(hasKey("stack")));
    }
}
