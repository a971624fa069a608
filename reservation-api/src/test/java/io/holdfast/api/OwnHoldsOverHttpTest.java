package io.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.holdfast.api.Ask.Need;
import io.holdfast.api.answer.States;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.usecase.FakeFence;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call about a reservation by its own customer, and by others. */
@Tag("slow")
@QuarkusTest
@TestProfile(WithTokens.class)
class OwnHoldsOverHttpTest extends CallersFixture {

    private static Stream<Ask> holds() {
        return Ask.needing(Need.HOLDS);
    }

    @ParameterizedTest
    @MethodSource("holds")
    void a_customer_acts_on_its_own_reservation(Ask ask) {
        assertLetIn(ask.by("acme", "anna", "own-holds"));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void what_is_another_customers_is_not_there(Ask ask) {
        problem(ask.by("acme", "eve", "own-holds"), 404, "no-such-reservation")
                .header("Holdfast-Evidence", is("3:99"))
                .body("$", not(hasKey("evidence")));
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("holds")
    void what_is_nobodys_is_not_a_customers(Ask ask) {
        views.put(States.of(Optional.empty(), States.reservation(Reservation.Status.HELD, 4)));

        problem(ask.by("acme", "anna", "own-holds"), 404, "no-such-reservation");
        assertNothingWasDone();
    }

    @ParameterizedTest
    @MethodSource("holds")
    void who_may_act_on_all_reservations_is_not_bound_to_its_own(Ask ask) {
        assertLetIn(ask.by("acme", "eve", "holds own-holds"));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void what_the_view_comes_to_know_during_the_call_is_not_told(Ask ask) {
        views.reset();
        fence.behave(end -> {
            an_event_of_acme_has_a_reservation_of_anna();
            return FakeFence.passed(end);
        });

        Function<ValidatableResponse, String> code = answer -> answer.extract().path("type");
        assertThat(code.apply(ask.by("other", "anna", "holds"))).isEqualTo("urn:holdfast:problem:no-such-event");
        views.reset();
        assertThat(code.apply(ask.by("acme", "eve", "own-holds")))
                .isEqualTo("urn:holdfast:problem:no-such-reservation");
        assertNothingWasDone();
    }

    @Test
    void a_hold_on_its_way_is_not_told_to_another_customer() {
        views.forget("ev-1", "cart-1");
        Ask.HOLD.by("acme", "anna", "own-holds").statusCode(202);

        Ask.READ.by("acme", "anna", "own-holds").statusCode(202).body("evidence.sentBy", is("reservation-api"));
        problem(Ask.READ.by("acme", "eve", "own-holds"), 404, "no-such-reservation");
    }

    @Test
    void a_hold_of_another_customer_under_the_same_id_is_asked_by_itself() {
        views.forget("ev-1", "cart-1");
        Ask.HOLD.by("acme", "anna", "own-holds").statusCode(202);
        Ask.HOLD.by("acme", "eve", "own-holds").statusCode(202);

        assertThat(log.callers()).hasSize(2);
        assertThat(log.callers().get(1).orElseThrow().customer()).contains(customer("acme", "eve"));
    }

    @Test
    void a_customer_names_no_other() {
        views.forget("ev-1", "cart-1");
        String body = "{\"seats\":[\"A-1-1\"],\"holdSeconds\":60,\"customer\":\"eve\"}";

        problem(
                        json().header(
                                        "Authorization",
                                        "Bearer "
                                                + TokenSpec.of("acme", "anna", "own-holds")
                                                        .signed())
                                .body(body)
                                .put(CART)
                                .then(),
                        400,
                        "malformed")
                .body("field", equalTo("customer"));
        assertNothingWasDone();
        json().header(
                        "Authorization",
                        "Bearer " + TokenSpec.of("acme", "shop", "holds").signed())
                .header("Prefer", "wait=0")
                .body(body)
                .put(CART)
                .then()
                .statusCode(202);
        assertThat(log.sent().getFirst().toString())
                .contains(customer("acme", "eve"))
                .doesNotContain("eve,", "eve]");
    }

    @Test
    void a_customer_must_be_named_by_its_token() {
        String token = TokenSpec.of("acme", "", "own-holds")
                .claims(claims -> claims.remove("sub"))
                .signed();

        problem(Ask.READ.by(Optional.of(token)), 401, "unauthenticated");
    }
}
