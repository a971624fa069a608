package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps one view up to date, first the store and then whoever waits. Runs at a restore as well. */
final class ViewProcessor implements Processor<String, byte[], Void, Void> {

    private final String storeName;
    private final RecordListener listener;
    private @Nullable KeyValueStore<String, byte[]> store;
    private @Nullable ProcessorContext<Void, Void> context;

    ViewProcessor(String storeName, RecordListener listener) {
        this.storeName = storeName;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        store = context.getStateStore(storeName);
    }

    @Override
    @SuppressWarnings("NullAway") // Streams calls init first; a tombstone's value is null
    public void process(Record<String, byte[]> record) {
        Optional<Position> cause = cause(record.headers());
        byte @Nullable [] value = record.value();
        if (value == null) {
            store.delete(record.key());
        } else {
            store.put(record.key(), StoredView.of(cause, value));
        }
        RecordMetadata at = context.recordMetadata().orElseThrow();
        ByteBuffer bytes = value == null ? null : ByteBuffer.wrap(value);
        listener.stored(new StoredRecord(record.key(), bytes, cause, at.partition(), at.offset()));
    }

    /** Without a cause, a state is still a state: it is kept, and proves nothing to a waiter. */
    private static Optional<Position> cause(Headers headers) {
        String header = RecordHeaders.get(headers, RecordHeaders.CAUSE);
        LogPosition position = header == null ? null : LogPosition.parse(header);
        return Optional.ofNullable(position).map(at -> new Position(at.partition(), at.offset()));
    }
}
