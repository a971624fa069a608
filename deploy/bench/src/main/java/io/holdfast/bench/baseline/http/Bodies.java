package io.holdfast.bench.baseline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.holdfast.bench.baseline.http.Owner.Section;
import io.holdfast.bench.baseline.http.Owner.Terms;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what callers send; what breaks the contract is an {@link IllegalArgumentException} that says so. */
final class Bodies {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> EVENT = Set.of("name", "currency", "sections");
    private static final Set<String> HOLD = Set.of("seats", "holdSeconds");
    private static final int MOST_SEATS = 10;
    private static final int LONGEST_HOLD = 1_800;

    private Bodies() {}

    /** What a hold asks for, its seats in ascending order. */
    record Hold(List<String> seats, int holdSeconds) {}

    static Hold hold(Buffer body) {
        JsonNode json = read(body, HOLD);
        var seats = new TreeSet<String>();
        int given = 0;
        for (JsonNode seat : json.path("seats")) {
            given++;
            if (seat.getNodeType() != JsonNodeType.STRING) {
                throw new IllegalArgumentException("seats must be texts");
            }
            seats.add(seat.asText());
        }
        if (seats.isEmpty() || seats.size() != given || given > MOST_SEATS) {
            throw new IllegalArgumentException("seats must be 1 to %d, each once".formatted(MOST_SEATS));
        }
        int holdSeconds = json.path("holdSeconds").asInt();
        if (holdSeconds < 1 || holdSeconds > LONGEST_HOLD) {
            throw new IllegalArgumentException("holdSeconds must be 1 to " + LONGEST_HOLD);
        }
        return new Hold(List.copyOf(seats), holdSeconds);
    }

    static Terms terms(String event, Buffer body) {
        JsonNode json = read(body, EVENT);
        var sections = new ArrayList<Section>();
        for (JsonNode section : json.path("sections")) {
            sections.add(new Section(
                    section.path("name").asText(),
                    section.path("rows").asInt(),
                    section.path("seatsPerRow").asInt(),
                    section.path("priceMinor").asLong()));
        }
        return new Terms(json.path("name").asText(event), json.path("currency").asText("EUR"), sections);
    }

    private static JsonNode read(Buffer body, Set<String> known) {
        JsonNode json;
        try {
            json = MAPPER.readTree(body.getBytes());
        } catch (IOException malformed) {
            throw new IllegalArgumentException("the body is not JSON", malformed);
        }
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("the body is not a JSON object");
        }
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("unknown field " + field);
            }
        });
        return json;
    }
}
