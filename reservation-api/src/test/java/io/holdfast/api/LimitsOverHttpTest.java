package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Event;
import io.holdfast.api.publish.Command;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many places one customer may have, and who asked for what. */
@QuarkusTest
class LimitsOverHttpTest extends EdgeFixture {

    private static String withLimits(String limits) {
        return EVENT.replaceFirst("\\{", "{\"limits\":" + limits + ",");
    }

    @Test
    void an_event_is_opened_with_a_limit_and_shows_it() {
        views.reset();
        json().header("Prefer", "wait=0")
                .body(withLimits("{\"perCustomer\":4}"))
                .put("/v1/events/ev-1")
                .then()
                .statusCode(202);
        assertThat(log.sent().getFirst())
                .isInstanceOfSatisfying(
                        Command.OpenEvent.class,
                        open -> assertThat(open.request().perCustomer()).isEqualTo(4));

        Event open = States.open();
        given().get("/v1/events/ev-1").then().body("$", not(hasKey("limits")));
        views.put(new Event(
                open.id(),
                open.name(),
                open.currency(),
                open.sections(),
                open.status(),
                Optional.empty(),
                Optional.empty(),
                4,
                open.decided()));
        given().get("/v1/events/ev-1").then().body("limits.perCustomer", is(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"perCustomer\":-1}",
                "{\"perCustomer\":1000001}",
                "{\"perCustomer\":-9223372036854775808}",
                "{\"perCustomer\":9223372036854775807}",
                "{\"perCustomer\":\"4\"}"
            })
    void a_limit_that_is_none_is_refused(String limits) {
        problem(openEvent(withLimits(limits)), 400, "malformed").body("field", is("limits.perCustomer"));
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void a_hold_beyond_the_limit_is_told_what_its_customer_has() {
        views.put(States.overLimit("0a", 3, 4));

        problem(hold(HOLD), 409, "over-limit")
                .body("have", is(3))
                .body("max", is(4))
                .body("reservation", is("cart-1"))
                .header("Holdfast-Evidence", is("3:7"));
    }

    @Test
    void a_history_says_who_asked() {
        views.put(States.overLimit("0a", 3, 4));

        given().get(CART + "/history")
                .then()
                .statusCode(200)
                .body("history[0].by.tenant", is("acme"))
                .body("history[0].by.client", is("shop"))
                .body("history[0].by.customer", is("0a"));
    }
}
