package io.holdfast.api.view.kafka;

import io.holdfast.api.view.ViewListener;
import io.holdfast.api.view.store.StateCodec;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads the states as they are written, before they are committed, from now on: older ones are in the view. First a state can be read, then
 * those who wait for it are told. One that can't be read is passed over: the view shows the same soon.
 *
 * @param codec decodes those that somebody waits for
 * @param states keeps them until the view has come as far
 * @param listener says what is waited for, and is told of it
 */
record StateTail(StateCodec codec, TailStates<SpecificRecord> states, ViewListener listener) {

    private static final Logger LOG = Logger.getLogger(StateTail.class);

    /**
     * Starts to read.
     *
     * @param onFailure called once it can't go on
     */
    ConsumerThread start(KafkaCluster cluster, Partitions partitions, String clientId, Consumer<Throwable> onFailure) {
        // No group: each instance reads all of it, and remembers nothing.
        var consumer = cluster.consumer(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_uncommitted",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                // A caller waits for each: nothing is gained by larger fetches.
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
        consumer.assign(partitions.of(Topics.STATE));
        consumer.seekToEnd(consumer.assignment());
        return new ConsumerThread("state-tail", consumer, () -> {}, this::arrived, onFailure);
    }

    void arrived(ConsumerRecord<byte[], byte[]> record) {
        LogPosition cause = RecordHeaders.cause(record.headers());
        if (cause == null) {
            return;
        }
        listener.decided(cause);
        String key = new String(record.key(), StandardCharsets.UTF_8);
        String own = StateKeys.own(key);
        if (!listener.awaits(own)) {
            return;
        }
        try {
            Optional<SpecificRecord> state = Optional.ofNullable(record.value())
                    .map(value -> Keys.isEvent(own) ? codec.event(value) : codec.reservation(value));
            if (states.arrived(own, state, cause)) {
                listener.arrived(own, cause);
            }
        } catch (UndecodableException | UnknownSchemaException illegible) {
            LOG.warnf(
                    "a state can't be read before its commit, its callers wait for that: key=%s cause=%s error=%s",
                    own, cause, illegible.getMessage());
        }
    }
}
