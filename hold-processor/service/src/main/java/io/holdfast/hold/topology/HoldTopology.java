package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.step.Output.Sink;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.StateKeys;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
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
     * @param partitions how many the commands are spread over
     * @param skips the commands that are never decided, at each moment
     * @param ticker appends Ticks, outside the transaction
     * @param brokerClock what the Ticks' stamps tell of the brokers' clocks
     * @param watch is told what was decided
     * @param tracer is told of each command, for tracing
     */
    public static Topology build(
            Serdes serdes,
            Partitions partitions,
            Skips skips,
            Ticker ticker,
            BrokerClock brokerClock,
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
                                serdes, partitions, Decision::of, skips, ticker, brokerClock, watch, tracer),
                        Names.COMMANDS)
                .addStateStore(new IndexedStoreBuilder(Names.STATE_STORE, serdes.states()), Names.DECISIONS)
                .addStateStore(clock(), Names.DECISIONS)
                .addSink(
                        Names.DEAD_LETTERS,
                        Topics.SEAT_COMMANDS_DEAD_LETTERS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        Names.DECISIONS);
        for (Sink sink : Sink.values()) {
            topology.addSink(Names.of(sink), sink.topic().name(), keys, values, partitioner(sink), Names.DECISIONS);
        }
        return topology;
    }

    private static StreamPartitioner<String, Object> partitioner(Sink sink) {
        return switch (sink) {
            case FACTS, PAYMENT_REQUESTS -> new EventPartitioner();
            case STATE -> StateKeys::partition;
            case DIGESTS -> HoldTopology::ownPartition;
        };
    }

    /** A digest is in the partition that it is about, which is its key. */
    private static Optional<Set<Integer>> ownPartition(
            String topic, String key, @Nullable Object value, int partitions) {
        return Optional.of(Set.of(Integer.parseInt(key)));
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
