package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A caller of one reservation-api. */
public final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** An answer; its body is missing where it was no JSON. */
    public record Answer(int status, JsonNode body, HttpResponse<String> http) {

        public String state() {
            return body.path("status").asText();
        }

        /** This answer, which must have one of these statuses. */
        Answer expect(Integer... statuses) {
            assertThat(status).as("%s: %s", http.request(), http.body()).isIn((Object[]) statuses);
            return this;
        }

        /** This answer, which must tell of this state. */
        Answer expectState(String state) {
            assertThat(state()).as("%s: %s", http.request(), http.body()).isEqualTo(state);
            return this;
        }

        /** The log position that it rests on. */
        public String evidence() {
            return http.headers().firstValue("Holdfast-Evidence").orElse("");
        }

        /** What it says of the reservation, whether it was committed when that was told or not: all that two true answers may differ in. */
        public JsonNode apartFromSettled() {
            ObjectNode apart = body.deepCopy();
            apart.withObject("evidence").remove("settled");
            return apart;
        }

        /** The code of the problem; empty if there is none. */
        public String problem() {
            String type = body.path("type").asText();
            return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
        }
    }

    private final String api;
    private final IssuedToken token;

    public Client(String api) {
        this(api, IssuedToken.NONE);
    }

    /** A caller that shows a token. */
    public Client(String api, IssuedToken token) {
        this.api = api;
        this.token = token;
    }

    /** Opens an event of one section, A, at 45.00 a seat. */
    public Answer open(String event, int rows, int seatsPerRow) throws IOException, InterruptedException {
        return send("PUT", "/v1/events/" + event, """
                {"name":"Night of Strings","sections":[{"name":"A","rows":%d,"seatsPerRow":%d,"priceMinor":4500}]}""".formatted(rows, seatsPerRow));
    }

    /** Holds seats. */
    public Answer hold(String event, String reservation, int holdSeconds, List<String> seats, String... headers)
            throws IOException, InterruptedException {
        String body = "{\"seats\":%s,\"holdSeconds\":%d}".formatted(JSON.writeValueAsString(seats), holdSeconds);
        return send("PUT", path(event, reservation), body, headers);
    }

    /** Asks for a reservation. */
    public Answer get(String event, String reservation, String... headers) throws IOException, InterruptedException {
        return send("GET", path(event, reservation), "", headers);
    }

    /** Releases a reservation. */
    public Answer release(String event, String reservation) throws IOException, InterruptedException {
        return send("DELETE", path(event, reservation), "");
    }

    /** Checks a reservation out; the receipt goes to {@link #email}. */
    public Answer checkout(String event, String reservation, String paymentMethod, String... headers)
            throws IOException, InterruptedException {
        String body = "{\"paymentMethod\":\"%s\",\"email\":\"%s\"}".formatted(paymentMethod, email(event, reservation));
        return send("POST", path(event, reservation) + "/checkout", body, headers);
    }

    /** The address of the customer of a reservation. */
    public static String email(String event, String reservation) {
        return "%s.%s@example.com".formatted(event, reservation);
    }

    /** The facts of a reservation, in order. */
    public List<String> history(String event, String reservation) throws IOException, InterruptedException {
        return send("GET", path(event, reservation) + "/history", "").body().findValuesAsText("fact");
    }

    /** The state of every seat. */
    public JsonNode seats(String event) throws IOException, InterruptedException {
        return send("GET", seatsPath(event), "").body().get("seats");
    }

    /** Where the seats of an event are. */
    static String seatsPath(String event) {
        return "/v1/events/" + event + "/seats";
    }

    /**
     * The lines of the stream of an event's seats; to be closed.
     *
     * @param after the id behind which the reader left off
     */
    Stream<String> stream(String event, Optional<String> after) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + seatsPath(event) + "/stream"));
        after.ifPresent(id -> request.header("Last-Event-ID", id));
        token.addTo(request);
        HttpResponse<Stream<String>> answer = HTTP.send(request.build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException("no stream: " + answer.statusCode());
        }
        return answer.body();
    }

    /** The state of each seat in an answer or an event that tells them. */
    static Map<String, String> seats(JsonNode told) {
        var seats = new HashMap<String, String>();
        told.get("seats")
                .properties()
                .forEach(seat -> seats.put(seat.getKey(), seat.getValue().asText()));
        return seats;
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Where a reservation is. */
    public static String path(String event, String reservation) {
        return "/v1/events/" + event + "/reservations/" + reservation;
    }

    /** Any call; it waits for the outcome unless {@code Prefer} is among the headers, given as name, value, name, value. */
    public Answer send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(40))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        token.addTo(request);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!List.of(headers).contains("Prefer")) {
            // Who says nothing about waiting wants the outcome, on a slow machine too.
            request.header("Prefer", "wait=30");
        }
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return new Answer(
                answer.statusCode(), type.contains("json") ? JSON.readTree(answer.body()) : JSON.missingNode(), answer);
    }
}
