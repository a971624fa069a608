package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Receipt;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.Reservation.Payments;
import io.holdfast.api.model.Reservation.Settlement;
import io.holdfast.api.model.Reservation.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract answers to paying. */
@QuarkusTest
class CheckoutOverHttpTest extends EdgeFixture {

    private static final String PAY = "{\"paymentMethod\":\"pm_card_visa\",\"email\":\"a@example.com\"}";

    private static ValidatableResponse pay(String body) {
        return json().header("Prefer", "wait=0")
                .body(body)
                .post(CART + "/checkout")
                .then();
    }

    @Test
    void a_sold_reservation_is_sold() {
        views.put(reservation(Status.SOLD, States.sale(1, 0, Settlement.CAPTURED), 7));

        pay(PAY).statusCode(200)
                .header("Holdfast-Evidence", "3:7")
                .body("status", is("SOLD"))
                .body("settlement", is("CAPTURED"));
    }

    @Test
    void a_payment_under_way_is_accepted_and_names_where_to_look() {
        views.put(reservation(Status.PAYING, States.payments(1, 0, Optional.empty()), 7));

        pay(PAY).statusCode(202)
                .header("Location", CART)
                .header("Retry-After", "1")
                .header("Holdfast-Evidence", "3:7")
                .body("status", is("PAYING"))
                .body("evidence.decidedBy", is("hold-processor"));
    }

    @Test
    void a_declined_payment_is_402_and_says_why_and_that_the_seats_are_still_held() {
        decideAtOnce(Status.HELD);
        var first = States.payments(1, 0, Optional.empty());
        views.put(reservation(Status.HELD, 4));
        log.behave((command, offset) -> {
            views.put(reservation(Status.HELD, States.payments(1, 1, Optional.of("card_declined")), offset));
            attempts.arrived("ev-1/cart-1", States.at(offset));
            return io.holdfast.api.usecase.FakeLog.acknowledge(command, offset);
        });

        problem(json().body(PAY).post(CART + "/checkout").then(), 402, "payment-declined")
                .body("reservationStatus", is("HELD"))
                .body("attempt", is(first.attempts()))
                .body("declineCode", is("card_declined"));
    }

    @Test
    void a_request_that_the_provider_refused_is_502_and_no_decline() {
        var unavailable = new Payments(1, 1, true, Optional.of("parameter_invalid"), States.VISA, Optional.empty());
        views.put(reservation(Status.HELD, unavailable, 7));

        problem(
                        pay("{\"paymentMethod\":\"pm_card_visa\",\"email\":\"a@example.com\",\"attempt\":1}"),
                        502,
                        "payment-unavailable")
                .body("reservationStatus", is("HELD"))
                .body("declineCode", is("parameter_invalid"));
    }

    @Test
    void another_card_and_address_is_422_and_names_them() {
        views.put(reservation(Status.PAYING, States.payments(1, 0, Optional.empty()), 7));

        problem(pay("{\"paymentMethod\":\"pm_other\"}"), 422, "checkout-differs")
                .body("differs", is(List.of("paymentMethod", "email")))
                .body("attempt", is(1));
    }

    @Test
    void an_attempt_too_far_ahead_is_400_and_names_the_next() {
        views.put(reservation(Status.HELD, 4));

        problem(pay("{\"paymentMethod\":\"pm\",\"attempt\":2}"), 400, "malformed")
                .body("field", is("attempt"))
                .body("detail", is("attempt must be at most 1, the next one"));
    }

    @Test
    void an_expired_hold_is_409() {
        views.put(reservation(Status.EXPIRED, 7));

        problem(pay(PAY), 409, "hold-expired");
    }

    @Test
    void what_holds_nothing_is_409() {
        views.put(reservation(Status.RELEASED, 7));

        problem(pay(PAY), 409, "not-held");
    }

    @Test
    void what_does_not_exist_is_404() {
        problem(pay(PAY), 404, "no-such-reservation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a@example.com\"}",
                "{\"paymentMethod\":\"\",\"email\":\"a@example.com\"}",
                "{\"paymentMethod\":\"4242 4242\",\"email\":\"a@example.com\"}",
                "{\"paymentMethod\":\"pm\",\"attempt\":0}",
                "{\"paymentMethod\":\"pm\",\"attempt\":2}",
                "{\"paymentMethod\":\"pm\",\"attempt\":\"1\"}",
                "{\"paymentMethod\":\"pm\",\"email\":\"example.com\"}",
                "{\"paymentMethod\":\"pm\",\"email\":\"a b@example.com\"}",
                "{\"paymentMethod\":\"pm\",\"email\":\"a@example.com\\r\\nBcc: b@example.com\"}",
                "{\"paymentMethod\":\"pm\",\"email\":\"a@example.com\",\"amount\":1}",
                "[]"
            })
    void what_can_not_be_paid_with_is_400_and_nothing_is_written(String body) {
        views.put(reservation(Status.HELD, 4));

        problem(pay(body), 400, "malformed");
        assertThat(log.sent()).isEmpty();
        assertThat(contacts.addresses()).isEmpty();
    }

    @Test
    void what_is_being_paid_for_or_sold_is_not_released() {
        views.put(reservation(Status.SOLD, 7));
        problem(given().delete(CART).then(), 409, "already-sold");

        decideAtOnce(Status.PAYING);
        views.put(reservation(Status.HELD, 4));
        problem(given().delete(CART).then(), 409, "payment-in-progress");
    }

    @Test
    void the_history_names_each_state_its_command_and_its_position() {
        Reservation held = reservation(Status.HELD, 7);
        views.put(held);

        given().get(CART + "/history")
                .then()
                .statusCode(200)
                .header("Holdfast-Evidence", "3:7")
                .body("reservation", is("cart-1"))
                .body("history[0].status", is("HELD"))
                .body("history[0].version", is(1))
                .body("history[0].fact", is("SeatsHeld"))
                .body("history[0].command", is("HoldSeats"))
                .body("history[0].at", is("2026-11-22T19:30:00.000Z"))
                .body("history[0].evidence.partition", is(3))
                .body("history[0].evidence.offset", is(4));
        problem(given().get(fresh() + "/history").then(), 404, "no-such-reservation");
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING_DUE, PENDING",
        "AUTHORIZED, PENDING",
        "CAPTURED, PENDING",
        "PAYING_AGAIN, PENDING",
        "OTHER, PENDING",
        "CAPTURE_FAILED, NONE",
        "AMOUNT_DIFFERS, NONE"
    })
    void a_receipt_that_nothing_is_known_of_is_pending_unless_its_sale_is_not_paid(
            Settlement settlement, String receipt) {
        views.put(reservation(Status.SOLD, States.sale(1, 0, settlement), 7));

        given().get(CART).then().statusCode(200).body("receipt", is(receipt));
    }

    @ParameterizedTest
    @EnumSource
    void what_became_of_the_receipt_is_told_with_the_sale(Receipt.Status status) {
        views.put(reservation(Status.SOLD, States.sale(1, 0, Settlement.CAPTURED), 7)
                .with(Optional.of(new Receipt(status, Optional.empty()))));

        given().get(CART).then().statusCode(200).body("receipt", is(status.name()));
    }

    @Test
    void what_is_not_sold_has_no_receipt() {
        views.put(reservation(Status.HELD, 7));

        given().get(CART).then().statusCode(200).body("$", not(hasKey("receipt")));
    }

    @Test
    void a_replaced_address_is_200_with_the_reservation_and_stands_above_all_others() {
        views.put(reservation(Status.SOLD, States.sale(1, 0, Settlement.CAPTURED), 7));

        replace("{\"email\":\"b@b\\u00fccher.example\"}")
                .statusCode(200)
                .header("Holdfast-Evidence", "3:7")
                .body("status", is("SOLD"));

        assertThat(contacts.addresses()).isEqualTo(Map.of("ev-1/cart-1", "b@xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"email\":null}",
                "{\"email\":\"example.com\"}",
                "{\"email\":\"a,b@example.com\"}",
                "{\"email\":\"a@example.com\",\"attempt\":1}",
                "[]"
            })
    void what_no_mail_can_be_sent_to_replaces_nothing(String body) {
        views.put(reservation(Status.SOLD, 7));

        problem(replace(body), 400, "malformed");
        assertThat(contacts.addresses()).isEmpty();
    }

    @Test
    void the_address_of_what_never_was_or_has_ended_is_not_replaced() {
        problem(replace("{\"email\":\"b@example.com\"}"), 404, "no-such-reservation");

        views.put(reservation(Status.EXPIRED, 7));
        problem(replace("{\"email\":\"b@example.com\"}"), 409, "not-held");
        assertThat(contacts.addresses()).isEmpty();
    }

    private static ValidatableResponse replace(String body) {
        return json().body(body).put(CART + "/contact").then();
    }

    @Test
    void an_erased_contact_is_204() {
        given().delete(CART + "/contact").then().statusCode(204);
    }
}
