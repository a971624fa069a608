package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is so of every answer, whatever it is about, as long as callers are not known. */
@QuarkusTest
class EdgeHygieneTest extends EdgeFixture {

    private static int port() {
        return RestAssured.port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example\r\n",
                "Host: evil.example:8080\r\n",
                "Host: localhost.evil.example\r\n",
                "Host: 10.0.0.1\r\n"
            })
    void who_asks_for_another_host_is_refused(String host) {
        for (String path : List.of("/v1/events", "/", "/settings.json")) {
            assertThat(RawHttp.ofHost(port(), host, path))
                    .startsWith("HTTP/1.1 403")
                    .contains("application/problem+json", "urn:holdfast:problem:forbidden", "holdfast.auth.hosts");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: localhost\r\n", "Host: localhost:80\r\n", "Host: 127.0.0.1\r\n", "Host: [::1]:8080\r\n"})
    void who_asks_for_this_machine_is_served(String host) {
        assertThat(RawHttp.ofHost(port(), host, "/v1/events")).startsWith("HTTP/1.1 200");
    }

    @Test
    void every_answer_has_the_headers_that_browsers_obey() {
        for (ValidatableResponse answer : List.of(
                given().get("/").then(),
                given().get("/v1/events").then(),
                given().get("/v1/nothing").then(),
                given().get("/v1/events/ev-1/seats").then(),
                given().delete("/v1/events").then(),
                given().get("/v1/events/..").then())) {
            answer.header("X-Content-Type-Options", is("nosniff"))
                    .header("Referrer-Policy", is("no-referrer"))
                    .header("Cross-Origin-Resource-Policy", is("same-origin"))
                    .header("Cross-Origin-Opener-Policy", is("same-origin"));
        }
    }

    @Test
    void pages_of_other_origins_may_not_ask() {
        given().header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "PUT")
                .options(CART)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", "https://other.example")
                .get("/v1/events")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void a_head_that_is_too_large_is_refused() {
        given().header("Authorization", "Bearer " + "x".repeat(17_000))
                .get("/v1/events")
                .then()
                .statusCode(431);
    }

    @Test
    void a_customer_can_be_named_only_if_there_is_a_key() {
        problem(hold("{\"seats\":[\"A-1-1\"],\"holdSeconds\":60,\"customer\":\"eve\"}"), 400, "malformed")
                .body("field", is("customer"));
    }
}
