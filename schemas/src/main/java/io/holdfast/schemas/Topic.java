package io.holdfast.schemas;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * Declaration of one topic: everything that must be known to create it.
 *
 * @param name full name
 * @param key what the record key is, for people
 * @param value schema of the values, registered under {@link #subject()}; empty if values are raw bytes
 * @param partitions how many partitions; empty if the topic is keyed by an event and so has as many as {@link Partitions} says
 * @param cleanup what becomes of old records
 * @param timestamps whose clock stamps the records
 * @param maxMessageBytes largest batch that the broker accepts, in bytes
 */
public record Topic(
        String name,
        String key,
        Optional<Schema> value,
        OptionalInt partitions,
        Cleanup cleanup,
        Timestamps timestamps,
        int maxMessageBytes) {

    /** A broker's word for no limit: the largest number of milliseconds. */
    public static final String ANY_TIME = Long.toString(Long.MAX_VALUE);

    /** What becomes of old records. */
    public sealed interface Cleanup {
        /** Nothing is ever deleted. */
        record KeepForEver() implements Cleanup {}

        /** The newest record of each key stays; a tombstone goes some time after it was compacted. */
        record Compact() implements Cleanup {

            /**
             * How long a reader may be away and still hear of each deletion. Kafka's default, a day, is less than a long weekend without a
             * node; {@link io.holdfast.schemas.state.StateFolder} sees to it that nobody goes on from older state.
             */
            public static final Duration TOMBSTONES_KEPT = Duration.ofDays(7);
        }

        /** Records go when they are older than this. */
        record DeleteAfter(Duration age) implements Cleanup {}

        /**
         * The newest record of each key stays for a time: personal data.
         *
         * @param age after which a segment is deleted whose newest record is as old
         * @param erasedWithin how long what was replaced or erased may lie uncompacted, in a partition that is written to
         */
        record CompactThenDelete(Duration age, Duration erasedWithin) implements Cleanup {

            /**
             * Compaction joins segments up to this size, and a joined one is as young as its newest record: in segments of the usual 1 GiB
             * nothing would ever grow old. It is the smallest that brokers take.
             */
            private static final int SEGMENT_BYTES = 1024 * 1024;
        }
    }

    /** Whose clock stamps the records. */
    public enum Timestamps {
        /** The broker's, when it appends: the only clock that a decision knows. */
        LOG_APPEND_TIME("LogAppendTime"),
        /** The writer's: hold-processor passes on the log time of the command. */
        CREATE_TIME("CreateTime");

        private final String setting;

        Timestamps(String setting) {
            this.setting = setting;
        }
    }

    /** Name under which the value schema is registered: Confluent's topic name strategy. */
    public String subject() {
        return name + "-value";
    }

    /** The topic's settings at the broker, by their Kafka names. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        switch (cleanup) {
            case Cleanup.KeepForEver() -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", "-1");
                settings.put("retention.bytes", "-1");
            }
            case Cleanup.Compact() -> {
                settings.put("cleanup.policy", "compact");
                settings.put("delete.retention.ms", Long.toString(Cleanup.Compact.TOMBSTONES_KEPT.toMillis()));
            }
            case Cleanup.DeleteAfter(Duration age) -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", Long.toString(age.toMillis()));
                // The segment that is written to is never deleted: by default it is that for a week.
                settings.put("segment.ms", Long.toString(age.toMillis()));
            }
            case Cleanup.CompactThenDelete(Duration age, Duration erasedWithin) -> {
                settings.put("cleanup.policy", "compact,delete");
                settings.put("retention.ms", Long.toString(age.toMillis()));
                settings.put("max.compaction.lag.ms", Long.toString(erasedWithin.toMillis()));
                settings.put("segment.bytes", Integer.toString(Cleanup.CompactThenDelete.SEGMENT_BYTES));
                settings.put("delete.retention.ms", Long.toString(Cleanup.Compact.TOMBSTONES_KEPT.toMillis()));
            }
        }
        settings.put("message.timestamp.type", timestamps.setting);
        if (timestamps == Timestamps.CREATE_TIME) {
            // Log time is ahead of a broker's clock that was set back: by default the broker refuses what is an hour
            // ahead, and nothing could be decided until it has caught up.
            settings.put("message.timestamp.after.max.ms", ANY_TIME);
        }
        settings.put("max.message.bytes", Integer.toString(maxMessageBytes));
        settings.put("unclean.leader.election.enable", "false");
        return settings;
    }
}
