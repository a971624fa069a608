package io.holdfast.bench.baseline.floor;

import java.util.LinkedHashMap;
import java.util.Map;

/** The latest state of the reservations that were seen last. Nobody asks it; keeping it is a part of what the edge costs. */
final class View {

    /** Some hundred megabytes of state: a run of minutes would not fit into memory. */
    private static final int MAX_RESERVATIONS = 200_000;

    private final Map<String, byte[]> states = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MAX_RESERVATIONS;
        }
    };

    void put(String key, byte[] state) {
        states.put(key, state);
    }
}
