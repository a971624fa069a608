package io.holdfast.hold.simulation;

import io.holdfast.schemas.Topic;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What Streams does for the processor of one partition: {@link HostedProcessor} runs on another host. */
interface Host {

    /** The partition. */
    int partition();

    /** The machine's clock, in milliseconds. */
    long nowMs();

    /** Opens a store; asked once for each. */
    <K> KeyValueStore<K, byte[]> store(String name, Serde<K> keys);

    /** What is on the changelog of the state: committed records in their order, as compaction left them. */
    List<KeyValue<byte[], byte[]>> changelog();

    /** Takes an encoded record for a topic. */
    void write(Topic topic, Record<byte[], byte @Nullable []> record);
}
