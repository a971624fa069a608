package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.holdfast.shell.auth.CustomerNames;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** An event and a reservation that are acme's and anna's. */
abstract class CallersFixture extends EdgeFixture {

    @BeforeEach
    void an_event_of_acme_has_a_reservation_of_anna() {
        views.put(States.of("acme", States.open()));
        views.put(States.of(Optional.of(customer("acme", "anna")), States.reservation(Reservation.Status.HELD, 4)));
        var _ = contacts.write("ev-1", "cart-1", Optional.of("kept"), "kept@example.com");
    }

    static String customer(String tenant, String sub) {
        return new CustomerNames(Issuer.CUSTOMER_KEY).name(tenant, sub);
    }

    void assertNothingWasDone() {
        assertThat(log.sent()).isEmpty();
        assertThat(contacts.addresses()).containsExactly(Map.entry("ev-1/cart-1/kept", "kept@example.com"));
    }

    static void assertLetIn(ValidatableResponse response) {
        assertThat(response.extract().statusCode()).isNotIn(401, 403, 404, 429, 500);
    }
}
