package io.holdfast.api.view;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** Names of the views' nodes and stores, and how they hang together. */
final class ViewTopology {

    static final String EVENTS = "events";
    static final String RESERVATIONS = "reservations";
    static final String SEATS = "seats";
    static final String RECEIPTS = "receipts";

    /** What the owner of the seats publishes: the topics that a fence has to look at. */
    static final List<Topic> PUBLISHED = List.of(Topics.EVENTS, Topics.RESERVATIONS, Topics.SEATS);

    /** All that is kept in stores. */
    static final List<Topic> TOPICS = List.of(Topics.EVENTS, Topics.RESERVATIONS, Topics.SEATS, Topics.RECEIPTS);

    private ViewTopology() {}

    static Topology of(RecordListener events, RecordListener reservations, RecordListener seats) {
        var topology = new Topology();
        add(topology, EVENTS, Topics.EVENTS, events);
        add(topology, RESERVATIONS, Topics.RESERVATIONS, reservations);
        add(topology, SEATS, Topics.SEATS, seats);
        // Nobody waits for a receipt.
        add(topology, RECEIPTS, Topics.RECEIPTS, _ -> {});
        return topology;
    }

    private static void add(Topology topology, String view, Topic topic, RecordListener listener) {
        // Global stores log nothing of their own (the topic is the changelog), and must not cache: a waiter reads at
        // once.
        var store = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(view), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled();
        topology.addGlobalStore(
                store,
                view + "-source",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                view + "-view",
                () -> new ViewProcessor(view, listener));
    }
}
