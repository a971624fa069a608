package io.holdfast.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** A page that follows the stream of an event's seats, cuts the connection when it likes, and comes back to where it was. For one thread at a time. */
public final class SeatPage {

    private final String event;
    private final Map<String, List<String>> states = new TreeMap<>();
    private final Map<String, String> seats = new TreeMap<>();
    private Optional<String> place = Optional.empty();
    private int snapshots;
    private int cuts;

    /** A page of this event that has read nothing. */
    public SeatPage(String event) {
        this.event = event;
    }

    /** The states that each seat was heard to come to, after the snapshot. */
    public Map<String, List<String>> states() {
        return states;
    }

    public int snapshots() {
        return snapshots;
    }

    int cuts() {
        return cuts;
    }

    /** The state of each seat, as it follows from all that was heard. */
    public Map<String, String> seats() {
        return seats;
    }

    /**
     * Reads from this API, and cuts the connection once it has read enough.
     *
     * @param enough asked before each line; given how many events were read in this connection
     */
    public void read(Client api, IntPredicate enough) throws IOException, InterruptedException {
        try (Stream<String> lines = api.stream(event, place)) {
            take(lines, enough);
        }
        cuts++;
    }

    private void take(Stream<String> lines, IntPredicate enough) throws IOException {
        var block = new HashMap<String, String>();
        int taken = 0;
        for (var each = lines.iterator(); !enough.test(taken) && each.hasNext(); ) {
            String line = each.next();
            int colon = line.indexOf(':');
            if (colon > 0) {
                block.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else if (line.isEmpty()) {
                taken += take(block) ? 1 : 0;
                block.clear();
            }
        }
    }

    /** Takes an event; false if the lines are none. */
    private boolean take(Map<String, String> block) throws IOException {
        String name = block.get("event");
        if (name == null) {
            return false;
        }
        JsonNode data = Client.json(block.getOrDefault("data", "{}"));
        switch (name) {
            case "snapshot" -> {
                snapshots++;
                seats.clear();
                seats.putAll(Client.seats(data));
            }
            case "change" -> {
                String seat = data.get("seat").asText();
                String status = data.get("status").asText();
                seats.put(seat, status);
                states.computeIfAbsent(seat, _ -> new ArrayList<>()).add(status);
            }
            // The instance stops; the stream goes on at another.
            case "closing" -> {}
            default -> throw new IllegalStateException("an event that is not known: " + block);
        }
        place = Optional.ofNullable(block.get("id")).or(() -> place);
        return true;
    }
}
