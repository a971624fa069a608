package io.holdfast.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A reader of an event's seats that cuts the connection when it likes, and comes back to where it was. */
final class SeatStream {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String event;
    private final Map<String, List<String>> states = new TreeMap<>();
    private final Map<String, String> seats = new TreeMap<>();
    private Optional<String> last = Optional.empty();
    private int snapshots;

    SeatStream(String event) {
        this.event = event;
    }

    /** The states that each seat was heard to come to, after the snapshot. */
    Map<String, List<String>> states() {
        return states;
    }

    int snapshots() {
        return snapshots;
    }

    /** The state of each seat, as it follows from all that was heard. */
    Map<String, String> seats() {
        return seats;
    }

    /** Reads from this API until so many events were taken in this connection. */
    void read(String api, int events) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(api + "/v1/events/" + event + "/seats/stream"));
            last.ifPresent(id -> request.header("Last-Event-ID", id));
            HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("no stream: " + answer.statusCode());
            }
            try (Stream<String> body = answer.body()) {
                take(body, events);
            }
            http.shutdownNow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void take(Stream<String> lines, int events) throws IOException {
        var block = new TreeMap<String, String>();
        int taken = 0;
        for (var each = lines.iterator(); taken < events && each.hasNext(); ) {
            String line = each.next();
            int colon = line.indexOf(':');
            if (colon > 0) {
                block.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else if (line.isEmpty() && block.containsKey("event")) {
                take(block);
                taken++;
                block.clear();
            } else if (line.isEmpty()) {
                block.clear();
            }
        }
    }

    private void take(Map<String, String> block) throws IOException {
        JsonNode data = JSON.readTree(block.get("data"));
        switch (block.get("event")) {
            case "snapshot" -> {
                snapshots++;
                seats.clear();
                data.get("seats")
                        .properties()
                        .forEach(
                                seat -> seats.put(seat.getKey(), seat.getValue().asText()));
            }
            case "change" -> {
                String seat = data.get("seat").asText();
                String status = data.get("status").asText();
                seats.put(seat, status);
                states.computeIfAbsent(seat, _ -> new ArrayList<>()).add(status);
            }
            default -> throw new IllegalStateException("an event that is not known: " + block);
        }
        last = Optional.ofNullable(block.get("id")).or(() -> last);
    }
}
