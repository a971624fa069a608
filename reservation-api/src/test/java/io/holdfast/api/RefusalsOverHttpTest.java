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

import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.overload.InFlightHolds;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.settings.Settings;
import io.holdfast.shell.testing.Management;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a caller is told when it cannot be served now: a log out of reach, too many callers, a fault. */
@QuarkusTest
class RefusalsOverHttpTest extends EdgeFixture {

    private static final Optional<String> NOBODY = Optional.empty();

    @Inject
    InFlightHolds inFlight;

    @Inject
    Settings settings;

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
    void a_hold_beyond_the_limit_is_refused_before_anything_is_sent() {
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
    void a_known_reservation_is_served_while_no_hold_is_admitted() {
        views.put(reservation(Reservation.Status.HELD, 4));
        int entered = fill();
        try {
            hold(HOLD).statusCode(200);
            given().get(CART).then().statusCode(200);
        } finally {
            empty(entered);
        }
    }

    /** Fills the room beyond any limit: that follows from the pace, and may rise while the test runs. */
    private int fill() {
        int entered = settings.limits().waiting();
        for (int hold = 0; hold < entered; hold++) {
            inFlight.enter(NOBODY);
        }
        return entered;
    }

    private void empty(int entered) {
        for (int hold = 0; hold < entered; hold++) {
            inFlight.leave(NOBODY);
        }
    }

    private static double refusals() {
        return given().get(Management.url("/q/metrics"))
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
        given().get(Management.url("/q/health/ready")).then().statusCode(503);
        given().get(Management.url("/q/health/live")).then().statusCode(200);
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
