package io.holdfast.api;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.holdfast.api.answer.States;
import io.holdfast.api.decision.PendingCommands;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.usecase.FakeContactWriter;
import io.holdfast.api.usecase.FakeFence;
import io.holdfast.api.usecase.FakeLog;
import io.holdfast.api.usecase.FakeViews;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the contract over HTTP share: fakes in the place of Kafka, and an event on sale. */
abstract class EdgeFixture {

    static final String CART = "/v1/events/ev-1/reservations/cart-1";
    static final String HOLD = "{\"seats\":[\"A-1-2\",\"A-1-1\"],\"holdSeconds\":300}";
    static final String EVENT = """
            {"name":"The concert","currency":"EUR","sections":[
              {"name":"A","rows":2,"seatsPerRow":10,"priceMinor":4500},
              {"name":"B","rows":1,"seatsPerRow":3,"priceMinor":2000}]}""";

    @Inject
    FakeLog log;

    @Inject
    FakeViews views;

    @Inject
    FakeFence fence;

    @Inject
    FakeContactWriter contacts;

    @Inject
    PendingCommands attempts;

    @BeforeEach
    void an_event_is_on_sale() {
        log.reset();
        views.reset();
        fence.reset();
        contacts.reset();
        attempts.arrived("ev-1/cart-1", at(1_000));
        attempts.arrived("ev-1", at(1_000));
        views.put(States.open());
    }

    static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", endsWith(code))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    static ValidatableResponse hold(String body) {
        return hold(body, CART);
    }

    static ValidatableResponse hold(String body, String path) {
        return json().body(body).put(path).then();
    }

    static ValidatableResponse openEvent(String body) {
        return json().body(body).put("/v1/events/ev-1").then();
    }

    static String fresh() {
        return "/v1/events/ev-1/reservations/" + UUID.randomUUID();
    }

    void decideAtOnce(Reservation.Status status) {
        log.behave((command, offset) -> {
            views.put(reservation(status, offset));
            attempts.arrived("ev-1/cart-1", at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }

    void decideEventAtOnce(Event.Status status) {
        log.behave((command, offset) -> {
            views.put(States.event(status, offset));
            attempts.arrived("ev-1", at(offset));
            return FakeLog.acknowledge(command, offset);
        });
    }
}
