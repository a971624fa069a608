package io.holdfast.hold.topology;

import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;

/** Log time of a partition: the broker's append time, made monotonic by taking the greatest seen. */
final class LogClock {

    private static final String KEY = "log-time-ms";

    private final KeyValueStore<String, Long> store;
    private long latestMs;

    LogClock(KeyValueStore<String, Long> store) {
        this.store = store;
        Long stored = store.get(KEY);
        this.latestMs = stored == null ? 0 : stored;
    }

    /** Log time of a record that the broker stamped so. */
    Instant at(long timestampMs) {
        if (timestampMs > latestMs) {
            latestMs = timestampMs;
            store.put(KEY, latestMs);
        }
        return Instant.ofEpochMilli(latestMs);
    }
}
