package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.holdfast.api.fence.Fence.FenceResult;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that break the contract: ids, bodies and headers, each named by its field. */
@QuarkusTest
class MalformedOverHttpTest extends EdgeFixture {

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

    @ParameterizedTest
    @ValueSource(ints = {65, 5_000, 16_000})
    void an_id_of_more_than_64_characters_is_illegal(int characters) {
        problem(given().get("/v1/events/" + "e".repeat(characters)).then(), 400, "malformed")
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
    void dots_and_empty_segments_are_no_ids_in_any_position(String method, String path, String field) {
        assertThat(RawHttp.verbatim(RestAssured.port, method, path, EVENT))
                .startsWith("HTTP/1.1 400")
                .contains("urn:holdfast:problem:malformed", "\"field\":\"%s\"".formatted(field));
        assertThat(log.sent()).isEmpty();
    }

    /** The server refuses what is no URI before anything of this service sees it, and says no more than that. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/events/%zz", "/v1/events/ev-1/reservations/cart%", "/v1/events?limit=5%", "/v1/events/ev|1"
            })
    void what_is_no_uri_is_a_bad_request(String path) {
        assertThat(RawHttp.verbatim(RestAssured.port, "GET", path, "")).startsWith("HTTP/1.1 400");
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
    @ValueSource(strings = {"x", "3", "3:", "-1:5", "3:-5", "6:1", "3:1:1", "+3:5", "3:+5", "3:99999999999999999999"})
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
    void a_position_beyond_the_log_s_end_is_malformed() {
        fence.behave(FenceResult.Beyond::new);

        problem(given().header("Holdfast-After", "3:1000").get(CART).then(), 400, "malformed")
                .body("field", is("Holdfast-After"));
        problem(given().header("Holdfast-After", "3:1000").get("/v1/events").then(), 400, "malformed");
    }
}
