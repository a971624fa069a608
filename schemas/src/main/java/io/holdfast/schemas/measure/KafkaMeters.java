package io.holdfast.schemas.measure;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Those of Kafka's own metrics that are worth a look. All of them are some hundreds for each client, and thousands for a Streams application:
 * every store of every partition alone has dozens, and some of them ask RocksDB at each look.
 */
public enum KafkaMeters {

    /** Whether a client gets on. */
    CLIENTS(
            "kafka.consumer.last.poll.seconds.ago",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.producer.request.latency.max"),

    /** Whether a consumer has its share of a group's partitions. */
    GROUP_MEMBERS(
            "kafka.consumer.coordinator.assigned.partitions",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.rebalance.total"),

    /** Whether a Streams application runs. */
    STREAMS("kafka.stream.client.state"),

    /** What its threads spend their time on. */
    STREAM_THREADS(
            "kafka.consumer.poll.idle.ratio.avg",
            "kafka.producer.txn.commit.time.ns.total",
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.commit.ratio",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.process.latency.avg",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.punctuate.ratio");

    private static final String KAFKAS = "kafka.";

    @SuppressWarnings("ImmutableEnumChecker") // it is: List.of
    private final List<String> names;

    KafkaMeters(String... names) {
        this.names = List.of(names);
    }

    /** Lets these through, of all that are Kafka's; about others it says nothing. */
    public static MeterFilter only(Set<KafkaMeters> shown) {
        Set<String> names =
                shown.stream().flatMap(meters -> meters.names.stream()).collect(Collectors.toUnmodifiableSet());
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return id.getName().startsWith(KAFKAS) && !names.contains(id.getName())
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        };
    }
}
