package io.holdfast.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;

/** A caller of a design. */
final class Caller implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer. */
    record Answer(int status, JsonNode body) {

        String state() {
            return body.path("status").asText();
        }

        String problem() {
            return body.path("type").asText().replaceFirst(".*:", "");
        }
    }

    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Caller(URI url) {
        this.url = url;
    }

    private Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    Answer open(String event, int rows) throws IOException, InterruptedException {
        return send("PUT", "/v1/events/" + event, """
                {"name":"%s","sections":[{"name":"A","rows":%d,"seatsPerRow":10,"priceMinor":4500}]}""".formatted(event, rows));
    }

    Answer hold(String event, String reservation, int seconds, String... seats)
            throws IOException, InterruptedException {
        String quoted = List.of(seats).stream().map(seat -> '"' + seat + '"').collect(Collectors.joining(","));
        return raw(event, reservation, "{\"seats\":[%s],\"holdSeconds\":%d}".formatted(quoted, seconds));
    }

    Answer raw(String event, String reservation, String body) throws IOException, InterruptedException {
        return send("PUT", path(event, reservation), body);
    }

    Answer read(String event, String reservation) throws IOException, InterruptedException {
        return send("GET", path(event, reservation), "");
    }

    /** The seats that are held. */
    List<String> held(String event) throws IOException, InterruptedException {
        return send("GET", "/v1/events/" + event + "/seats", "").body().get("seats").properties().stream()
                .filter(seat -> seat.getValue().asText().equals("HELD"))
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String path(String event, String reservation) {
        return "/v1/events/" + event + "/reservations/" + reservation;
    }

    @Override
    public void close() {
        http.close();
    }
}
