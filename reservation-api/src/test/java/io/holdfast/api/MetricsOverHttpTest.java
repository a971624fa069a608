package io.holdfast.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.Reservation;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What calls leave behind in the metrics. */
@QuarkusTest
class MetricsOverHttpTest extends EdgeFixture {

    private static double value(String series) {
        return get(Management.url("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + series));
    }

    private static String calls(String call, String answer) {
        return "holdfast_calls_total{answer=\"%s\",call=\"%s\"}".formatted(answer, call);
    }

    @Test
    void a_call_is_counted_by_what_it_asked_for_and_what_it_was_told() {
        double held = value(calls("hold", "held"));
        double missing = value(calls("read", "missing"));
        decideAtOnce(Reservation.Status.HELD);

        hold(HOLD).statusCode(201);
        given().get(fresh()).then().statusCode(404);

        assertThat(value(calls("hold", "held"))).isEqualTo(held + 1);
        assertThat(value(calls("read", "missing"))).isEqualTo(missing + 1);
    }

    @Test
    void a_call_that_fails_and_one_that_comes_too_early_are_counted_too() {
        double failed = value(calls("hold", "failed"));
        double early = value(calls("hold", "not_ready"));

        log.behave((_, _) -> {
            throw new IllegalStateException("broken");
        });
        hold(HOLD, fresh()).statusCode(500);
        views.ready(false);
        hold(HOLD, fresh()).statusCode(503);

        assertThat(value(calls("hold", "failed"))).isEqualTo(failed + 1);
        assertThat(value(calls("hold", "not_ready"))).isEqualTo(early + 1);
    }

    @Test
    void how_long_calls_take_is_told_in_buckets_by_route_and_status() {
        decideAtOnce(Reservation.Status.HELD);
        hold(HOLD).statusCode(201);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(get(Management.url("/q/metrics")).asString())
                                .contains(
                                        "http_server_requests_seconds_bucket{method=\"PUT\",outcome=\"SUCCESS\",status=\"201\","
                                                + "uri=\"/v1/events/{event}/reservations/{reservation}\",le=\"0.1\"}"));
    }

    /** A caller that tries names at random must not fill the memory of the service, or of the reader of its metrics. */
    @Test
    void what_callers_make_up_is_in_no_tag() {
        given().get("/made-up-path").then().statusCode(404);
        given().get("/v1/events/made-up-event/nothing-of-ours").then().statusCode(404);
        given().get("/v1/events/made-up-event/reservations/made-up-cart").then().statusCode(404);
        given().post("/v1/events/made-up-event/reservations/made-up-cart")
                .then()
                .statusCode(405);
        hold("{", "/v1/events/made-up-event/reservations/made-up-cart").statusCode(400);
        given().request("MADE-UP", "/v1/events").then().statusCode(405);
        given().options("/v1/events/made-up-event").then().statusCode(200);
        hold("x".repeat(100_000), "/v1/events/made-up-event/reservations/made-up-cart")
                .statusCode(413);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(get(Management.url("/q/metrics")).asString()).contains("status=\"413\""));
        assertThat(get(Management.url("/q/metrics")).asString()).doesNotContainIgnoringCase("made-up");
    }

    @Test
    void bounds_stand_beside_what_they_bound() {
        assertThat(value("holdfast_calls_waiting_limit{of=\"command\"}")).isEqualTo(2_000);
        assertThat(value("holdfast_calls_waiting_limit{of=\"read\"}")).isEqualTo(500);
        assertThat(value("holdfast_calls_waiting{of=\"command\"}")).isZero();
        assertThat(value("holdfast_calls_waiting{of=\"read\"}")).isZero();
        assertThat(value("holdfast_commands_pending_limit")).isEqualTo(10_000);
    }

    @Test
    void without_a_canary_it_has_no_metrics() {
        assertThat(get(Management.url("/q/metrics")).asString()).doesNotContain("holdfast_canary");
    }
}
