package io.holdfast.bench.baseline.http;

import io.holdfast.bench.baseline.http.Owner.Section;
import io.holdfast.bench.baseline.http.Owner.Terms;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what callers send; what breaks the contract is an {@link IllegalArgumentException} that says so. */
final class BaselineBodies {

    private static final Set<String> EVENT = Set.of("name", "currency", "sections");
    private static final Set<String> HOLD = Set.of("seats", "holdSeconds");
    private static final int MOST_SEATS = 10;
    private static final int LONGEST_HOLD = 1_800;

    private BaselineBodies() {}

    /** What a hold asks for, its seats in ascending order. */
    record Hold(List<String> seats, int holdSeconds) {}

    static Hold hold(Buffer body) {
        JsonObject json = read(body, HOLD);
        JsonArray given = json.getJsonArray("seats", new JsonArray());
        var seats = new TreeSet<String>();
        for (int i = 0; i < given.size(); i++) {
            seats.add(given.getString(i));
        }
        if (seats.isEmpty() || seats.size() != given.size() || seats.size() > MOST_SEATS) {
            throw new IllegalArgumentException("seats must be 1 to %d, each once".formatted(MOST_SEATS));
        }
        int holdSeconds = json.getInteger("holdSeconds", 0);
        if (holdSeconds < 1 || holdSeconds > LONGEST_HOLD) {
            throw new IllegalArgumentException("holdSeconds must be 1 to " + LONGEST_HOLD);
        }
        return new Hold(List.copyOf(seats), holdSeconds);
    }

    static Terms terms(String event, Buffer body) {
        JsonObject json = read(body, EVENT);
        List<Section> sections = json.getJsonArray("sections", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(section -> new Section(
                        section.getString("name"),
                        section.getInteger("rows"),
                        section.getInteger("seatsPerRow"),
                        section.getLong("priceMinor")))
                .toList();
        return new Terms(json.getString("name", event), json.getString("currency", "EUR"), sections);
    }

    private static JsonObject read(Buffer body, Set<String> known) {
        JsonObject json;
        try {
            json = body.toJsonObject();
        } catch (DecodeException malformed) {
            throw new IllegalArgumentException("the body is no JSON object", malformed);
        }
        for (String field : json.fieldNames()) {
            if (!known.contains(field)) {
                throw new IllegalArgumentException("unknown field " + field);
            }
        }
        return json;
    }
}
