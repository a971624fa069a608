package io.holdfast.api.view.store;

import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/** Names of the views' nodes and stores, and how they hang together. */
public final class ViewTopology {

    /** The states, by their keys in the topic, and the indexes that follow from them. */
    public static final String STATE = "state";

    public static final String RECEIPTS = "receipts";

    /** All that is kept in stores. */
    public static final List<Topic> TOPICS = List.of(Topics.STATE, Topics.RECEIPTS);

    private ViewTopology() {}

    public static Topology of(StateProcessor.Shared shared) {
        Topology topology = ofCopy(Topics.STATE, shared);
        add(topology, RECEIPTS, Topics.RECEIPTS, Serdes.String(), ReceiptProcessor::new);
        return topology;
    }

    /** The states alone, from this topic. */
    public static Topology ofCopy(Topic states, StateProcessor.Shared shared) {
        var topology = new Topology();
        add(topology, STATE, states, Serdes.ByteArray(), () -> new StateProcessor(shared));
        return topology;
    }

    private static <K> void add(
            Topology topology,
            String view,
            Topic topic,
            Serde<K> keys,
            ProcessorSupplier<K, byte[], Void, Void> processor) {
        // Global stores log nothing of their own (the topic is the changelog), and must not cache: a waiter reads at
        // once, and what is written together must stay together.
        var store = Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(view), keys, Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled();
        topology.addGlobalStore(
                store,
                view + "-source",
                keys.deserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                view + "-view",
                processor);
    }
}
