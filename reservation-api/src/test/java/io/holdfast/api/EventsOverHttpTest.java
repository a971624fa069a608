package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.holdfast.api.answer.States;
import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Section;
import io.holdfast.api.usecase.EventIndex;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract answers about events and their seats. */
@QuarkusTest
class EventsOverHttpTest extends EdgeFixture {

    @Inject
    EventIndex index;

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
    void a_closed_event_is_gone() {
        views.put(States.event(Event.Status.CLOSED, 6));

        problem(hold(HOLD), 410, "event-closed").header("Holdfast-Evidence", "3:6");
        problem(openEvent(EVENT), 410, "event-closed").header("Holdfast-Evidence", "3:6");
        problem(openEvent(EVENT.replace("4500", "4600")), 409, "event-differs");
        assertThat(log.sent()).isEmpty();
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
        decideEventAtOnce(Event.Status.CLOSED);
        given().delete("/v1/events/ev-1").then().statusCode(200).body("status", is("CLOSED"));
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
        views.put(States.event(
                "ev-wide", "Wide", List.of(new Section("A", 10, 100, 4_500)), Event.Status.OPEN, States.decided(1)));
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
}
