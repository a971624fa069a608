package io.holdfast.hold.topology;

import io.holdfast.hold.seat.Decision;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** One source, one processor, its stores, and a sink for each topic. */
public final class HoldTopology {

    private HoldTopology() {}

    /**
     * Builds the topology.
     *
     * @param ticker appends Ticks, outside the transaction
     * @param watch is told what was decided
     */
    public static Topology build(Serdes serdes, Ticker ticker, DecisionWatch watch) {
        var keys = new StringSerializer();
        var topology = new Topology()
                .addSource(
                        Names.COMMANDS,
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.SEAT_COMMANDS.name())
                .addProcessor(
                        Names.DECISIONS,
                        () -> new DecisionProcessor(serdes, Decision::of, ticker, watch),
                        Names.COMMANDS)
                .addStateStore(store(Names.EVENT_STORE, serdes.events()), Names.DECISIONS)
                .addStateStore(store(Names.RESERVATION_STORE, serdes.reservations()), Names.DECISIONS)
                .addStateStore(store(Names.SEAT_STORE, serdes.seats()), Names.DECISIONS)
                .addStateStore(deadlines(), Names.DECISIONS)
                .addStateStore(clock(), Names.DECISIONS)
                .addSink(
                        Names.DEAD_LETTERS,
                        Topics.SEAT_COMMANDS_DEAD_LETTERS.name(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer(),
                        Names.DECISIONS);
        addSink(topology, Names.FACTS, Topics.SEAT_EVENTS, keys, serdes.facts().serializer());
        addSink(
                topology,
                Names.RESERVATIONS,
                Topics.RESERVATIONS,
                keys,
                serdes.reservations().serializer());
        addSink(topology, Names.SEATS, Topics.SEATS, keys, serdes.seats().serializer());
        addSink(topology, Names.EVENTS, Topics.EVENTS, keys, serdes.events().serializer());
        addSink(
                topology,
                Names.PAYMENT_REQUESTS,
                Topics.PAYMENT_REQUESTS,
                keys,
                serdes.paymentRequests().serializer());
        return topology;
    }

    private static <V> void addSink(
            Topology topology, String name, Topic topic, Serializer<String> keys, Serializer<V> values) {
        topology.addSink(name, topic.name(), keys, values, new EventPartitioner(), Names.DECISIONS);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name),
                        org.apache.kafka.common.serialization.Serdes.String(),
                        values)
                .withLoggingEnabled(Map.of());
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> deadlines() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Names.DEADLINE_STORE),
                        org.apache.kafka.common.serialization.Serdes.ByteArray(),
                        org.apache.kafka.common.serialization.Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    /** Written at every command but, being cached, sent to its changelog once a commit. */
    private static StoreBuilder<KeyValueStore<String, Long>> clock() {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Names.CLOCK_STORE),
                        org.apache.kafka.common.serialization.Serdes.String(),
                        org.apache.kafka.common.serialization.Serdes.Long())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
