package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Reservation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the contract answers to a hold. */
@QuarkusTest
class HoldsOverHttpTest extends EdgeFixture {

    @Test
    void a_new_hold_is_created() {
        decideAtOnce(Reservation.Status.HELD);

        given().contentType(ContentType.JSON)
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .body(HOLD)
                .put(CART)
                .then()
                .statusCode(201)
                .contentType(ContentType.JSON)
                .header("Location", CART)
                .header("Holdfast-Evidence", "3:10")
                .header("Preference-Applied", nullValue())
                .body("reservation", is("cart-1"))
                .body("event", is("ev-1"))
                .body("status", is("HELD"))
                .body("seats", is(List.of("A-1-1", "A-1-2")))
                .body("expiresAt", is("2026-11-22T19:35:00.000Z"))
                .body("version", is(1))
                .body("priceMinor", is(9000))
                .body("currency", is("EUR"))
                .body("evidence.decidedBy", is("hold-processor"))
                .body("evidence.settled", is("committed"))
                .body("evidence.partition", is(3))
                .body("evidence.offset", is(10))
                .body("evidence.at", is("2026-11-22T19:30:00.000Z"))
                .body("evidence.traceId", is("4bf92f3577b34da6a3ce929d0e0e4736"));
        assertThat(log.traces().getFirst().traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void the_same_hold_again_is_its_current_state() {
        views.put(reservation(Reservation.Status.EXPIRED, 7));

        hold(HOLD)
                .statusCode(200)
                .header("Holdfast-Evidence", "3:7")
                .body("status", is("EXPIRED"))
                .body("$", not(hasKey("expiresAt")));
    }

    @Test
    void an_undecided_hold_is_checking_with_evidence() {
        String cart = fresh();

        json().header("Prefer", "wait=0")
                .body(HOLD)
                .put(cart)
                .then()
                .statusCode(202)
                .header("Location", cart)
                .header("Retry-After", "1")
                .header("Preference-Applied", "wait=0")
                .header("Holdfast-Evidence", "3:10")
                .body("status", is("CHECKING"))
                .body("event", is("ev-1"))
                .body("reservation", notNullValue())
                .body("evidence.sentBy", is("reservation-api"))
                .body("evidence.partition", is(3))
                .body("evidence.offset", is(10))
                .body("evidence.sentAt", is("2026-11-22T19:30:00.000Z"))
                .body("evidence.waitedMs", greaterThanOrEqualTo(0));
    }

    @Test
    void respond_async_is_echoed() {
        json().header("Prefer", "respond-async")
                .body(HOLD)
                .put(fresh())
                .then()
                .statusCode(202)
                .header("Preference-Applied", "respond-async");
    }

    @Test
    void a_default_wait_ends_after_two_seconds() {
        hold(HOLD, fresh()).statusCode(202).body("evidence.waitedMs", greaterThanOrEqualTo(2000));
    }

    @Test
    void a_rejected_hold_names_its_seats() {
        decideAtOnce(Reservation.Status.REJECTED_FOR_SEATS);

        problem(hold(HOLD), 409, "seats-unavailable")
                .header("Holdfast-Evidence", "3:10")
                .body("seats[0].seat", is("A-1-2"))
                .body("seats[0].reason", is("TAKEN"));
    }

    @Test
    void an_unknown_seat_is_named_and_not_sent() {
        problem(hold("{\"seats\":[\"A-1-1\",\"Z-9-9\"],\"holdSeconds\":300}"), 409, "seats-unavailable")
                .body("seats", is(List.of(Map.of("seat", "Z-9-9", "reason", "UNKNOWN_SEAT"))));
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void another_request_under_the_same_id_is_told_what_differs() {
        views.put(reservation(Reservation.Status.HELD, 7));

        problem(hold("{\"seats\":[\"A-1-1\"],\"holdSeconds\":60}"), 422, "reservation-differs")
                .header("Holdfast-Evidence", "3:7")
                .body("differs", is(List.of("seats", "holdSeconds")));
    }

    @Test
    void a_command_that_rests_on_what_is_not_known_here_is_said_not_to_be_sent() {
        views.reset();
        fence.behave(FenceResult.Waiting::new);

        problem(hold(HOLD), 503, "not-ready")
                .header("Retry-After", "1")
                .header("Holdfast-Evidence", "3:99")
                .body("accepted", is("no"))
                .body("evidence.waitingFor", is("hold-processor"))
                .body("evidence.offset", is(99));
        problem(given().delete("/v1/events/ev-1").then(), 503, "not-ready").body("accepted", is("no"));
        problem(given().delete(CART).then(), 503, "not-ready").body("accepted", is("no"));
        assertThat(log.sent()).isEmpty();
    }

    /** A restore begins, and nobody here knows any more how far the call had come. */
    @Test
    void a_view_that_closes_during_a_call_is_no_proof_that_nothing_was_sent() {
        views.close();

        problem(hold(HOLD), 503, "not-ready").body("accepted", is("unknown"));
        problem(given().get(CART).then(), 503, "not-ready").body("accepted", is("no"));
    }
}
