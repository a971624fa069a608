package io.holdfast.api;

import static io.holdfast.api.answer.States.reservation;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.holdfast.api.answer.States;
import io.holdfast.api.fence.FenceResult;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Section;
import io.holdfast.api.usecase.EventIndex;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract answers. */
@Tag("slow")
@QuarkusTest
class AnswersOverHttpTest extends EdgeFixture {

    @Inject
    EventIndex index;

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
    void an_unknown_event_is_not_found() {
        views.reset();

        problem(hold(HOLD), 404, "no-such-event").header("Holdfast-Evidence", "3:99");
        problem(given().get("/v1/events/ev-1").then(), 404, "no-such-event");
        problem(given().delete("/v1/events/ev-1").then(), 404, "no-such-event");
        problem(given().get("/v1/events/ev-1/seats").then(), 404, "no-such-event");
    }

    @Test
    void an_event_that_is_not_proven_absent_is_checking() {
        views.reset();
        fence.behave(FenceResult.Waiting::new);

        given().get("/v1/events/ev-1")
                .then()
                .statusCode(202)
                .header("Location", "/v1/events/ev-1")
                .header("Retry-After", "1")
                .body("status", is("CHECKING"))
                .body("evidence.waitingFor", is("hold-processor"))
                .body("evidence.offset", is(99));
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

    @Test
    void a_closed_event_is_gone() {
        views.put(States.event(Event.Status.CLOSED, 6));

        problem(hold(HOLD), 410, "event-closed").header("Holdfast-Evidence", "3:6");
        problem(openEvent(EVENT), 410, "event-closed").header("Holdfast-Evidence", "3:6");
        problem(openEvent(EVENT.replace("4500", "4600")), 409, "event-differs");
        assertThat(log.sent()).isEmpty();
    }

    @Test
    void no_answer_that_may_change_is_kept() {
        for (String path :
                List.of("/v1/events", "/v1/events/ev-1", "/v1/events/ev-1/seats", CART, "/nowhere", "/settings.json")) {
            given().get(path).then().header("Cache-Control", "no-store");
        }
        hold("{").header("Cache-Control", "no-store");
        given().delete(CART).then().header("Cache-Control", "no-store");
    }

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

    @Test
    void an_event_is_opened_read_listed_and_closed() {
        views.reset();
        decideEventAtOnce(Event.Status.OPEN);

        openEvent(EVENT).statusCode(201).header("Location", "/v1/events/ev-1").body("status", is("OPEN"));
        openEvent(EVENT).statusCode(200);
        given().get("/v1/events/ev-1")
                .then()
                .statusCode(200)
                .body("event", is("ev-1"))
                .body("name", is("The concert"))
                .body("currency", is("EUR"))
                .body("sections[0].name", is("A"))
                .body("sections[0].rows", is(2))
                .body("sections[0].seatsPerRow", is(10))
                .body("sections[0].priceMinor", is(4500))
                .body("evidence.decidedBy", is("hold-processor"))
                .body("evidence.settled", is("committed"));
        given().get("/v1/events").then().statusCode(200).body("events.event", hasItem("ev-1"));
    }

    @Test
    void events_are_told_page_by_page() {
        for (String event : List.of("page-1", "page-2", "page-3")) {
            views.put(States.open(event));
            index.arrived(event, States.at(1));
        }
        var told = new ArrayList<String>();
        String next = "/v1/events?limit=2";
        while (next != null) {
            var page = given().get(next).then().statusCode(200).body("events", hasSize(lessThanOrEqualTo(2)));
            told.addAll(page.extract().path("events.event"));
            next = page.extract().path("next");
        }

        assertThat(told).containsOnlyOnce("page-1", "page-2", "page-3", "ev-1");
        given().get("/v1/events?status=CLOSED").then().statusCode(200).body("events", is(List.of()));
    }

    @Test
    void a_large_answer_is_compressed_when_that_is_asked_for() throws Exception {
        views.put(new Event(
                "ev-wide",
                "Wide",
                "EUR",
                List.of(new Section("A", 10, 100, 4_500)),
                Event.Status.OPEN,
                States.decided(1)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                    URI.create("http://localhost:%d/v1/events/ev-wide/seats".formatted(RestAssured.port)));
            HttpResponse<byte[]> plain = http.send(request.build(), BodyHandlers.ofByteArray());
            HttpResponse<byte[]> small = http.send(
                    request.header("Accept-Encoding", "br, gzip;q=0.5").build(), BodyHandlers.ofByteArray());

            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(small.body()).hasSizeLessThan(plain.body().length / 4);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes())
                    .isEqualTo(plain.body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=201, limit",
        "limit=x, limit",
        "status=open, status",
        "status=OTHER, status",
        "after=x, after",
        "after=1~.., after"
    })
    void a_malformed_page_is_refused(String query, String field) {
        problem(given().get("/v1/events?" + query).then(), 400, "malformed").body("field", is(field));
        decideEventAtOnce(Event.Status.CLOSED);
        given().delete("/v1/events/ev-1").then().statusCode(200).body("status", is("CLOSED"));
    }

    @Test
    void an_event_with_other_terms_is_in_conflict() {
        problem(openEvent(EVENT.replace("EUR", "USD")), 409, "event-differs").body("differs", is(List.of("currency")));
    }

    @Test
    void the_seats_of_a_section_are_told() {
        views.seat("B-1-2", SeatStatus.HELD);

        given().get("/v1/events/ev-1/seats?section=B")
                .then()
                .statusCode(200)
                .body("event", is("ev-1"))
                .body("seats.size()", is(3))
                .body("seats", allOf(hasEntry("B-1-1", "AVAILABLE"), hasEntry("B-1-2", "HELD")))
                .body("evidence.partition", is(3))
                .body("evidence.offset", is(1));
        problem(given().get("/v1/events/ev-1/seats?section=Z").then(), 404, "no-such-section")
                .body("field", is("section"));
    }

    @Test
    void the_contract_the_health_and_the_metrics_are_served() {
        given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths",
                        allOf(
                                hasKey("/v1/events"),
                                hasKey("/v1/events/{event}"),
                                hasKey("/v1/events/{event}/seats"),
                                hasKey("/v1/events/{event}/reservations/{reservation}"),
                                hasKey("/v1/events/{event}/reservations/{reservation}/extension")));
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("holdfast_calls_waiting", "holdfast_commands_pending");
    }
}
