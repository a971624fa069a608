package io.holdfast.hold.topology;

import io.holdfast.hold.step.LogTime;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;

/** Log time of a partition, kept with its state: eight bytes, as Kafka writes a long. */
final class LogClock {

    private static final String KEY = "log-time-ms";

    private final KeyValueStore<String, byte[]> store;
    private long latestMs;

    LogClock(KeyValueStore<String, byte[]> store) {
        this.store = store;
        byte[] stored = store.get(KEY);
        this.latestMs = stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    /** Log time of a record that the broker stamped so. */
    Instant at(long stampMs) {
        long atMs = LogTime.after(latestMs, stampMs);
        if (atMs > latestMs) {
            latestMs = atMs;
            store.put(KEY, ByteBuffer.allocate(Long.BYTES).putLong(atMs).array());
        }
        return Instant.ofEpochMilli(latestMs);
    }

    long latestMs() {
        return latestMs;
    }
}
