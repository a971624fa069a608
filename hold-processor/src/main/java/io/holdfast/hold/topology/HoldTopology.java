package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Sink;
import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** One source, one processor, its stores, and a sink for each topic. */
public final class HoldTopology {

    private HoldTopology() {}

    /**
     * Builds the topology.
     *
     * @param skips the commands that are never decided, at each moment
     * @param ticker appends Ticks, outside the transaction
     * @param brokerClock what the Ticks' stamps tell of the brokers' clocks
     * @param replier tells whoever waits, outside the transaction
     * @param watch is told what was decided
     * @param tracer is told of each command, for tracing
     */
    public static Topology build(
            Serdes serdes,
            Skips skips,
            Ticker ticker,
            BrokerClock brokerClock,
            Replier replier,
            DecisionWatch watch,
            DecisionTracer tracer) {
        var keys = new StringSerializer();
        var values = new ByteArraySerializer();
        var topology = new Topology()
                .addSource(
                        Names.COMMANDS,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.SEAT_COMMANDS.name())
                .addProcessor(
                        Names.DECISIONS,
                        () -> new DecisionProcessor(
                                serdes, Decision::of, skips, ticker, brokerClock, replier, watch, tracer),
                        Names.COMMANDS)
                .addStateStore(state(), Names.DECISIONS)
                .addStateStore(clock(), Names.DECISIONS)
                .addSink(
                        Names.DEAD_LETTERS,
                        Topics.SEAT_COMMANDS_DEAD_LETTERS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        Names.DECISIONS);
        for (Sink sink : Sink.values()) {
            topology.addSink(
                    Names.of(sink),
                    sink.topic().name(),
                    keys,
                    values,
                    sink == Sink.DIGESTS ? HoldTopology::ownPartition : new EventPartitioner(),
                    Names.DECISIONS);
        }
        return topology;
    }

    /** A digest is in the partition that it is about, which is its key. */
    private static Optional<Set<Integer>> ownPartition(
            String topic, String key, @Nullable Object value, int partitions) {
        return Optional.of(Set.of(Integer.parseInt(key)));
    }

    /** One store for every {@link Kind}: each more would be one changelog partition more in the commits of each task. */
    private static StoreBuilder<KeyValueStore<byte[], byte[]>> state() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.STATE_STORE),
                        org.apache.kafka.common.serialization.Serdes.ByteArray(),
                        org.apache.kafka.common.serialization.Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    /**
     * Log time and chain, which every command changes: in a store of their own that is cached, they are sent to the changelog once a commit
     * and not once a command.
     */
    private static StoreBuilder<KeyValueStore<String, byte[]>> clock() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Names.CLOCK_STORE),
                        org.apache.kafka.common.serialization.Serdes.String(),
                        org.apache.kafka.common.serialization.Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
