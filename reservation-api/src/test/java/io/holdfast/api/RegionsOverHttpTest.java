package io.holdfast.api;

import static io.holdfast.api.answer.States.at;
import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.publish.Command;
import io.holdfast.api.usecase.FakeCopies;
import io.holdfast.api.usecase.FakeLog;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the contract answers in region eu, beside region us. */
@Tag("slow")
@QuarkusTest
@TestProfile(RegionsOverHttpTest.Eu.class)
class RegionsOverHttpTest extends EdgeFixture {

    private static final String US = "http://us.example:8130";
    private static final String TRANSFER = "/v1/events/ev-1/transfers/t-1";

    /** The settings of region eu. */
    public static class Eu implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("holdfast.region", "eu", "holdfast.regions", "eu,us", "holdfast.region-urls.us", US);
        }
    }

    @Inject
    FakeCopies copies;

    @BeforeEach
    void us_has_section_b() {
        views.put(States.shared("eu"));
        copies.reset();
        copies.completeUpTo(States.NOW, Duration.ofMillis(70));
        // A tilde needs no encoding, and what was asked for is told as it was sent.
        RestAssured.urlEncodingEnabled = false;
    }

    @AfterEach
    void encode_again() {
        RestAssured.urlEncodingEnabled = true;
    }

    @Test
    void an_event_is_opened_with_shares_and_says_who_has_its_places() {
        views.reset();
        log.behave((command, offset) -> {
            views.put(States.shared("eu"));
            attempts.arrived("ev-1", at(offset));
            return FakeLog.acknowledge(command, offset);
        });
        String body =
                EVENT.replace("{\"name\":\"The", "{\"shares\":{\"us\":[\"B-1-3\",\"B-1-1..B-1-2\"]},\"name\":\"The");

        openEvent(body)
                .statusCode(200)
                .body("regions.here", is("eu"))
                .body("regions.home", is("eu"))
                .body("regions.places.eu", is(20))
                .body("regions.places.us", is(3));
        assertThat(log.sent())
                .first()
                .isInstanceOfSatisfying(
                        Command.OpenEvent.class,
                        open -> assertThat(open.request().home()).contains(States.home()));
        problem(openEvent(EVENT), 409, "event-differs").body("differs", is(List.of("shares")));
    }

    @Test
    void shares_that_no_region_could_have_are_refused_by_name() {
        refusedShares("{\"eu\":[\"B\"]}", "shares.eu");
        refusedShares("{\"mars\":[\"B\"]}", "shares.mars");
        refusedShares("{\"us\":[]}", "shares.us");
        refusedShares("{\"us\":[\"B\",\"C\"]}", "shares.us[1]");
        refusedShares("{\"us\":[\"B\",7]}", "shares.us[1]");
        refusedShares("{\"us\":\"B\"}", "shares.us");
        refusedShares("[]", "shares");
    }

    private static void refusedShares(String shares, String field) {
        problem(
                        openEvent(EVENT.replace("{\"name\":\"The", "{\"shares\":%s,\"name\":\"The".formatted(shares))),
                        400,
                        "malformed")
                .body("field", is(field));
    }

    @Test
    void a_call_for_another_regions_id_names_the_same_call_there() {
        String cart = "/v1/events/ev-1/reservations/us~cart";

        problem(hold(HOLD, cart), 421, "other-region")
                .header("Location", US + cart)
                .body("region", is("us"))
                .body("reservation", is("us~cart"));
        problem(given().delete(cart).then(), 421, "other-region").header("Location", US + cart);
        problem(json().body("{\"holdSeconds\":9}").post(cart + "/extension").then(), 421, "other-region")
                .header("Location", US + cart + "/extension");
        problem(json().body("{}").post(cart + "/checkout").then(), 421, "other-region");
        problem(
                json().body("{\"email\":\"a@example.com\"}")
                        .put(cart + "/contact")
                        .then(),
                421,
                "other-region");
        problem(given().delete(cart + "/contact").then(), 421, "other-region");
        problem(given().get("/v1/events/us~ev/seats?section=A").then(), 421, "other-region")
                .header("Location", US + "/v1/events/us~ev/seats?section=A");
        problem(json().body(EVENT).put("/v1/events/us~ev").then(), 421, "other-region")
                .header("Location", US + "/v1/events/us~ev");
        problem(json().body(EVENT).put("/v1/events/mars~ev").then(), 421, "other-region")
                .header("Location", nullValue());
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void places_of_another_region_are_refused_by_name() {
        problem(hold("{\"seats\":[\"B-1-2\"],\"holdSeconds\":9}", fresh()), 421, "places-elsewhere")
                .header("Location", nullValue())
                .header("Holdfast-Evidence", "3:1")
                .body("seats", is(List.of("B-1-2")))
                .body("region", is("us"))
                .body("asOf", is("2026-11-22T19:30:00.000Z"));
        problem(hold("{\"seats\":[\"B-1-2\",\"A-1-1\"],\"holdSeconds\":9}", fresh()), 409, "places-in-two-regions")
                .body("regions[0].region", is("eu"))
                .body("regions[0].seats", is(List.of("A-1-1")))
                .body("regions[1].region", is("us"))
                .body("regions[1].seats", is(List.of("B-1-2")));
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void the_seats_of_other_regions_stand_beside_the_own_ones() {
        given().get("/v1/events/ev-1/seats")
                .then()
                .statusCode(200)
                .body("seats.size()", is(20))
                .body("elsewhere[0].region", is("us"))
                .body("elsewhere[0].seats.'B-1-1'", is("UNKNOWN"));

        copies.us.put(States.shared("us"));
        copies.us.seat("B-1-1", SeatStatus.SOLD);

        given().get("/v1/events/ev-1/seats?section=B")
                .then()
                .statusCode(200)
                .body("seats.size()", is(0))
                .body("elsewhere[0].asOf", is("2026-11-22T19:30:00.000Z"))
                .body("elsewhere[0].seats.'B-1-1'", is("SOLD"))
                .body("elsewhere[0].seats.'B-1-2'", is("AVAILABLE"));
        given().get("/v1/events/ev-1/seats?section=A").then().body("elsewhere", nullValue());

        copies.us.put(States.shared("us", Map.of(), List.of()));

        given().get("/v1/events/ev-1/seats?section=B").then().body("elsewhere[0].seats.'B-1-2'", is("IN_TRANSIT"));
    }

    @Test
    void a_reservation_of_another_region_is_told_with_the_age_of_its_copy() {
        copies.us.put(reservation("us~cart", Reservation.Status.HELD, 7));

        given().get("/v1/events/ev-1/reservations/us~cart")
                .then()
                .statusCode(200)
                .header("Holdfast-Evidence", "3:7")
                .body("status", is("HELD"))
                .body("copy.region", is("us"))
                .body("copy.asOf", is("2026-11-22T19:30:00.000Z"))
                .body("copy.ageMs", is(70));
        given().get("/v1/events/ev-1/reservations/us~cart/history")
                .then()
                .statusCode(200)
                .body("history[0].status", is("HELD"))
                .body("copy.region", is("us"));
        given().get("/v1/events/ev-1/reservations/us~other")
                .then()
                .statusCode(202)
                .header("Location", "/v1/events/ev-1/reservations/us~other")
                .body("status", is("CHECKING"))
                .body("evidence.waitingFor", is("region us"))
                .body("copy.ageMs", is(70));
    }

    @Test
    void places_are_given_away_and_followed_until_they_arrive() {
        log.behave((command, offset) -> {
            views.put(
                    States.shared("eu", Map.of("us", "B"), List.of(new Cession("t-1", 2, "us", States.places("A-2")))));
            attempts.arrived("ev-1", at(offset));
            return FakeLog.acknowledge(command, offset);
        });

        cede("{\"to\":\"us\",\"places\":[\"A-2\"]}")
                .statusCode(202)
                .header("Location", TRANSFER)
                .header("Holdfast-Evidence", "3:10")
                .body("status", is("CEDED"))
                .body("n", is(2))
                .body("from", is("eu"))
                .body("to", is("us"))
                .body("places", is(List.of("A-2-1..A-2-10")))
                .body("seats", is(10))
                .body("evidence.offset", is(10));
        cede("{\"to\":\"us\",\"places\":[\"A-2-6..A-2-10\",\"A-2-1..A-2-5\"]}").statusCode(202);
        problem(cede("{\"to\":\"us\",\"places\":[\"A-1\"]}"), 422, "transfer-differs")
                .body("differs", is(List.of("places")));
        given().get(TRANSFER).then().statusCode(200).body("status", is("IN_TRANSIT"));
        assertThat(log.sent()).hasSize(1);
    }

    @Test
    void the_regions_are_told_with_the_age_of_their_copies() {
        given().get("/v1/regions")
                .then()
                .statusCode(200)
                .body("here", is("eu"))
                .body("regions[0].region", is("us"))
                .body("regions[0].asOf", is("2026-11-22T19:30:00.000Z"))
                .body("regions[0].ageMs", is(70))
                .body("regions[0].positions.3", is(17))
                .body("regions[0].inTransit.given", is(0));
    }

    @Test
    void what_can_not_be_given_away_is_refused() {
        problem(cede("{\"to\":\"us\",\"places\":[\"B-1-1\",\"A-1\"]}"), 421, "places-elsewhere")
                .body("seats", is(List.of("B-1-1")))
                .body("region", is("us"));
        problem(cede("{\"to\":\"us\",\"places\":[\"Z\"]}"), 409, "seats-unavailable")
                .body("seats[0].reason", is("UNKNOWN_SEAT"))
                .body("detail", startsWith("none of the places is given away"));
        problem(cede("{\"to\":\"eu\",\"places\":[\"A\"]}"), 400, "malformed").body("field", is("to"));
        problem(cede("{\"to\":\"mars\",\"places\":[\"A\"]}"), 400, "malformed").body("field", is("to"));
        problem(cede("{\"to\":\"us\",\"places\":[\"A-1..A-2\"]}"), 400, "malformed")
                .body("field", is("places[0]"));
        problem(given().get(TRANSFER).then(), 404, "no-such-transfer");
        problem(given().get("/v1/events/ev-1/transfers/%2E%2E").then(), 400, "malformed")
                .body("field", is("transfer"));
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void what_a_lost_region_decided_is_asked_for_again_until_it_is_adopted() {
        String cart = "/v1/events/ev-1/reservations/us~cart";
        views.put(States.takenOver("eu", false));

        problem(hold(HOLD, cart), 503, "region-taken-over")
                .header("Retry-After", "5")
                .header("Location", nullValue())
                .body("region", is("us"))
                .body("reservation", is("us~cart"))
                .body("accepted", is("no"));
        problem(given().delete(cart).then(), 503, "region-taken-over");
        problem(json().body("{}").post(cart + "/checkout").then(), 503, "region-taken-over");
        problem(hold("{\"seats\":[\"B-1-2\"],\"holdSeconds\":9}", fresh()), 503, "region-taken-over");
        problem(cede("{\"to\":\"us\",\"places\":[\"A-1\"]}"), 409, "region-lost")
                .body("region", is("us"))
                .body("detail", containsString("eu has taken over"));
        assertThat(log.sent()).isEmpty();

        views.put(reservation("us~cart", Reservation.Status.HELD, 7));

        given().get(cart).then().statusCode(200).body("status", is("HELD")).body("copy", nullValue());
    }

    @Test
    void a_region_that_was_taken_over_is_named() {
        given().get("/v1/regions").then().body("takenOver", nullValue());
        views.put(States.takenOver("eu", true));

        await().untilAsserted(() -> given().get("/v1/regions")
                .then()
                .body("takenOver[0].region", is("us"))
                .body("takenOver[0].by", is("eu"))
                .body("takenOver[0].events", is(1))
                .body("takenOver[0].adopted", is(1)));
    }

    private static ValidatableResponse cede(String body) {
        return json().body(body).post(TRANSFER).then();
    }
}
