package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.hasKey;

import io.holdfast.shell.testing.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths, methods and types are served, and what is said about the others. */
@QuarkusTest
class RoutesOverHttpTest extends EdgeFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "application/json;version=1; Charset = \"utf-16\""
            })
    void a_body_that_is_not_json_in_utf_8_is_unsupported(String type) {
        problem(ofType(type).body(HOLD).put(CART).then(), 415, "not-json");
        assertThat(log.sent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON;charset=UTF-8", "application/json; charset=\"utf-8\""})
    void a_body_that_says_it_is_utf_8_is_taken(String type) {
        ofType(type).body("{}").put(CART).then().statusCode(400);
    }

    /** As it is, and with no charset that the test's own client would add or act on. */
    private static RequestSpecification ofType(String type) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.TEXT)))
                .header("Content-Type", type);
    }

    @Test
    void a_compressed_body_is_unsupported() {
        problem(json().header("Content-Encoding", "gzip").body(HOLD).put(CART).then(), 415, "not-json");
        problem(
                json().header("Content-Encoding", "identity")
                        .body("{}")
                        .put(CART)
                        .then(),
                400,
                "malformed");
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
    void no_answer_that_may_change_is_kept() {
        for (String path :
                List.of("/v1/events", "/v1/events/ev-1", "/v1/events/ev-1/seats", CART, "/nowhere", "/settings.json")) {
            given().get(path).then().header("Cache-Control", "no-store");
        }
        hold("{").header("Cache-Control", "no-store");
        given().delete(CART).then().header("Cache-Control", "no-store");
    }

    @Test
    void the_contract_the_health_and_the_metrics_are_served() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths",
                        allOf(
                                hasKey("/v1/events"),
                                hasKey("/v1/events/{event}"),
                                hasKey("/v1/events/{event}/seats"),
                                hasKey("/v1/events/{event}/reservations/{reservation}"),
                                hasKey("/v1/events/{event}/reservations/{reservation}/extension")));
        given().get("/q/health/ready").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
        given().get(Management.url("/q/openapi")).then().statusCode(404);
        given().get(Management.url("/q/health/ready")).then().statusCode(200);
        assertThat(given().get(Management.url("/q/metrics")).asString())
                .contains("holdfast_calls_waiting", "holdfast_commands_pending");
    }
}
