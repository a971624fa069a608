package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Reservation;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract answers to a read, a release and an extension. */
@QuarkusTest
class ReservationsOverHttpTest extends EdgeFixture {

    @Test
    void a_reservation_is_read() {
        views.put(reservation(Reservation.Status.HELD, 7));

        given().get(CART)
                .then()
                .statusCode(200)
                .header("Holdfast-Evidence", "3:7")
                .body("status", is("HELD"));
    }

    @Test
    void a_reservation_that_is_not_there_is_not_found() {
        problem(given().get(CART).then(), 404, "no-such-reservation").header("Holdfast-Evidence", "3:99");
        problem(given().delete(CART).then(), 404, "no-such-reservation");
        problem(json().body("{\"holdSeconds\":60}").post(CART + "/extension").then(), 404, "no-such-reservation");
    }

    @Test
    void a_read_waits_for_the_caller_s_evidence() {
        views.put(reservation(Reservation.Status.HELD, 7));
        fence.behave(FenceResult.Waiting::new);

        given().header("Holdfast-After", "3:7").get(CART).then().statusCode(200);
        given().header("Holdfast-After", "3:8")
                .get(CART)
                .then()
                .statusCode(202)
                .header("Holdfast-Evidence", "3:8")
                .body("evidence.offset", is(8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CART, CART + "/history", "/v1/events/ev-1/seats?section=A", "/v1/events?status=CLOSED&limit=7"})
    void a_read_that_is_not_fresh_enough_is_to_be_asked_again_as_it_was_asked(String asked) {
        fence.behave(FenceResult.Waiting::new);

        given().header("Holdfast-After", "3:8")
                .get(asked)
                .then()
                .statusCode(202)
                .header("Location", asked);
    }

    @Test
    void a_reservation_is_released() {
        views.put(reservation(Reservation.Status.HELD, 7));
        decideAtOnce(Reservation.Status.RELEASED);

        given().delete(CART).then().statusCode(200).body("status", is("RELEASED"));
        given().delete(CART).then().statusCode(200).body("status", is("RELEASED"));
        assertThat(log.sent()).hasSize(1);
    }

    @Test
    void a_reservation_is_extended() {
        views.put(reservation(Reservation.Status.HELD, 7));
        decideAtOnce(Reservation.Status.HELD);

        json().body("{\"holdSeconds\":600}")
                .post(CART + "/extension")
                .then()
                .statusCode(200)
                .body("expiresAt", notNullValue());
    }

    @Test
    void what_is_not_held_is_neither_released_nor_extended() {
        views.put(reservation(Reservation.Status.EXPIRED, 7));

        problem(given().delete(CART).then(), 409, "not-held").header("Holdfast-Evidence", "3:7");
        problem(json().body("{\"holdSeconds\":600}").post(CART + "/extension").then(), 409, "not-held");
    }
}
