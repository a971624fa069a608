package io.holdfast.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.seats.FakeFeed;
import io.holdfast.api.seats.SeatStreams;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of seats, as it goes over the wire. */
@QuarkusTest
class SeatStreamOverHttpTest extends EdgeFixture {

    /** Each test has its own: a snapshot is sent to every reader that comes within a second. */
    private final String event = "ev-" + UUID.randomUUID();

    private final String stream = "/v1/events/" + event + "/seats/stream";

    @Inject
    FakeFeed feed;

    @Inject
    SeatStreams streams;

    @BeforeEach
    void nothing_has_changed() {
        feed.reset();
        views.put(States.open(event));
        attempts.arrived(event, States.at(1_000));
    }

    /** A stream that is read to a certain line and then cut. */
    private List<String> readTo(String last, String... headers) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = open(http, headers);
            var lines = new ArrayList<String>();
            try (Stream<String> body = answer.body()) {
                assertThat(body.peek(lines::add).anyMatch(line -> line.contains(last)))
                        .isTrue();
            }
            http.shutdownNow();
            return lines;
        }
    }

    private HttpResponse<Stream<String>> open(HttpClient http, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + stream));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofLines());
    }

    @Test
    void it_begins_with_a_snapshot_of_every_seat() throws Exception {
        views.seat("A-1-2", SeatStatus.SOLD);
        feed.change("A-1-2", SeatStatus.SOLD);

        List<String> lines = readTo("data:");

        assertThat(lines).containsSubsequence("retry: 1000", "event: snapshot", "id: 3:0");
        assertThat(lines.getLast())
                .startsWith("data: {\"event\":\"" + event + "\",\"seats\":{\"A-1-1\":\"AVAILABLE\",\"A-1-2\":\"SOLD\",")
                .endsWith("\"B-1-3\":\"AVAILABLE\"},\"evidence\":{\"partition\":3,\"offset\":1}}");
    }

    @Test
    void each_change_follows_with_its_place_and_its_cause() throws Exception {
        feed.change("A-1-1", SeatStatus.HELD);
        feed.change("A-1-1", SeatStatus.AVAILABLE);

        List<String> lines = readTo("AVAILABLE", "Last-Event-ID", "3:0");

        assertThat(lines)
                .containsSubsequence(
                        "event: change",
                        "id: 3:1",
                        "data: {\"seat\":\"A-1-1\",\"status\":\"AVAILABLE\",\"evidence\":{\"partition\":3,\"offset\":101}}")
                .doesNotContain("event: snapshot");
    }

    @Test
    void who_saw_no_seat_taken_yet_comes_back_to_the_first_change() throws Exception {
        List<String> lines = readTo("data:");
        assertThat(lines).contains("event: snapshot", "id: 3:-1");
        feed.change("A-1-1", SeatStatus.HELD);

        assertThat(readTo("data:", "Last-Event-ID", "3:-1"))
                .contains("event: change", "id: 3:0")
                .doesNotContain("event: snapshot");
    }

    @Test
    void a_place_that_makes_no_sense_is_answered_with_a_snapshot() throws Exception {
        feed.change("A-1-1", SeatStatus.HELD);

        assertThat(readTo("data:", "Last-Event-ID", "gibberish")).contains("event: snapshot");
        assertThat(readTo("data:", "Last-Event-ID", "3:9999")).contains("event: snapshot");
        assertThat(readTo("data:", "Last-Event-ID", "3:-2")).contains("event: snapshot");
        assertThat(readTo("data:", "Last-Event-ID", "3:99999999999999999999")).contains("event: snapshot");
        assertThat(readTo("data:", "Last-Event-ID", "2:0")).contains("event: snapshot");
    }

    @Test
    void it_is_an_event_stream_that_nobody_on_the_way_keeps() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = open(http);
            answer.body().close();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            http.shutdownNow();
        }
    }

    @Test
    void of_an_unknown_event_there_is_no_stream() {
        problem(given().get("/v1/events/ev-9/seats/stream").then(), 404, "no-such-event");
        problem(given().get("/v1/events/a%20b/seats/stream").then(), 400, "malformed");
    }

    @Test
    void an_instance_that_still_reads_has_none() {
        views.ready(false);

        problem(given().get(stream).then(), 503, "not-ready").header("Retry-After", "1");
    }

    @Test
    void it_is_only_read() {
        problem(given().post(stream).then(), 405, "method-not-allowed").header("Allow", is("GET, OPTIONS"));
    }

    @Test
    void a_place_is_free_again_when_the_reader_is_gone() throws Exception {
        readTo("data:");

        await().until(() -> streams.open() == 0);
    }

    @Test
    void where_there_is_no_place_left_nobody_is_kept_waiting() {
        int taken = 0;
        while (streams.enter(Optional.empty())) {
            taken++;
        }
        try {
            problem(given().get(stream).then(), 503, "overloaded")
                    .header("Retry-After", "1")
                    .body("accepted", is("no"));
        } finally {
            for (int i = 0; i < taken; i++) {
                streams.leave(Optional.empty());
            }
        }
    }
}
