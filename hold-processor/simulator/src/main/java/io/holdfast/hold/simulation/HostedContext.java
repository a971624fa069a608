package io.holdfast.hold.simulation;

import io.holdfast.hold.topology.IndexedStore;
import io.holdfast.hold.topology.Names;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.view.State;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** As much of Streams' context as the processor uses. Whatever else is asked for is refused, loudly. */
final class HostedContext implements ProcessorContext<Object, Object> {

    private record Position(String topic, int partition, long offset) implements RecordMetadata {}

    private final Host host;
    private final Map<String, StateStore> stores;
    private final List<Punctuator> punctuators = new ArrayList<>();
    private @Nullable Position position;

    HostedContext(Host host, AvroSerde<State> states) {
        this.host = host;
        var state = new IndexedStore(host.store(Names.STATE_STORE, Serdes.Bytes()), states);
        state.restore(host.changelog());
        this.stores =
                Map.of(Names.STATE_STORE, state, Names.CLOCK_STORE, host.store(Names.CLOCK_STORE, Serdes.String()));
    }

    void at(String topic, long offset) {
        position = new Position(topic, host.partition(), offset);
    }

    void punctuate() {
        punctuators.forEach(punctuator -> punctuator.punctuate(host.nowMs()));
    }

    @Override
    public <K, V> void forward(Record<K, V> record, String childName) {
        byte[] key = record.key() instanceof byte[] raw
                ? raw
                : String.valueOf(record.key()).getBytes(StandardCharsets.UTF_8);
        host.write(
                topic(childName),
                new Record<>(key, (byte @Nullable []) record.value(), record.timestamp(), record.headers()));
    }

    private static Topic topic(String sink) {
        return switch (sink) {
            case Names.FACTS -> Topics.SEAT_EVENTS;
            case Names.STATE -> Topics.STATE;
            case Names.PAYMENT_REQUESTS -> Topics.PAYMENT_REQUESTS;
            case Names.DIGESTS -> Topics.DECISION_DIGESTS;
            case Names.DEAD_LETTERS -> Topics.SEAT_COMMANDS_DEAD_LETTERS;
            default -> throw new IllegalArgumentException("no sink is called " + sink);
        };
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The caller knows what its store holds, here as with Streams.
    public <S extends StateStore> S getStateStore(String name) {
        StateStore store = stores.get(name);
        if (store == null) {
            throw new IllegalArgumentException("no store is called " + name);
        }
        return (S) store;
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
        punctuators.add(callback);
        return () -> punctuators.remove(callback);
    }

    @Override
    public TaskId taskId() {
        return new TaskId(0, host.partition());
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return Optional.ofNullable(position);
    }

    @Override
    public long currentSystemTimeMs() {
        return host.nowMs();
    }

    @Override
    public <K, V> void forward(Record<K, V> record) {
        throw unused();
    }

    @Override
    public Cancellable schedule(Instant from, Duration interval, PunctuationType type, Punctuator callback) {
        throw unused();
    }

    @Override
    public String applicationId() {
        throw unused();
    }

    @Override
    public Serde<?> keySerde() {
        throw unused();
    }

    @Override
    public Serde<?> valueSerde() {
        throw unused();
    }

    @Override
    public File stateDir() {
        throw unused();
    }

    @Override
    public StreamsMetrics metrics() {
        throw unused();
    }

    @Override
    public void commit() {
        throw unused();
    }

    @Override
    public Map<String, Object> appConfigs() {
        throw unused();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        throw unused();
    }

    @Override
    public long currentStreamTimeMs() {
        throw unused();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the processor has had no need of this so far");
    }
}
