package io.holdfast.api.view.store;

import io.holdfast.api.view.ViewPosition;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.state.TailStates;
import io.holdfast.schemas.state.TakenSeats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the view up to date: each state, the index of the taken seats that follows from it and how far the view has come, in one write, and
 * then tells those who listen. Runs at a restore as well, as another instance: what it knows is in the store.
 *
 * <p>A state that can be read at no time is kept, and its seats stay as they were, since nobody can say that they are free. Before a state whose
 * schema is not known at present the view stands still and is not ready, until the schema is there: what lies behind may be about the same seats.
 */
public final class StateProcessor implements Processor<byte[], byte[], Void, Void> {

    private static final Logger LOG = Logger.getLogger(StateProcessor.class);

    private static final PartitionOffsets PROGRESS = new PartitionOffsets('P');

    private final Shared shared;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<byte[], byte[]> store;
    private @Nullable SeatIndex index;

    /**
     * What all instances share, and tell in this order of each state that is stored.
     *
     * @param codec decodes the states
     * @param read forgets an event that has another state
     * @param tail learns how far the view has come
     * @param listener hears of each state after it can be read
     * @param standing whether the view stands still
     * @param pace between two looks for a schema
     * @param positions learn of each record; empty if nobody asks for them
     */
    public record Shared(
            StateCodec codec,
            ReadEvents read,
            TailStates<?> tail,
            Consumer<StateRecord> listener,
            AtomicBoolean standing,
            Duration pace,
            Optional<RecordPositions> positions) {}

    StateProcessor(Shared shared) {
        this.shared = shared;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        KeyValueStore<byte[], byte[]> state = context.getStateStore(ViewTopology.STATE);
        store = state;
        index = new SeatIndex(state);
        PROGRESS.read(state, (partition, offset) -> shared.tail().viewed(new LogPosition(partition, offset)));
        shared.positions().ifPresent(positions -> positions.restore(state));
    }

    @Override
    @SuppressWarnings("NullAway") // Streams calls init first; a tombstone's value is null
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        var at = new ViewPosition(metadata.partition(), metadata.offset());
        if (shared.positions().isEmpty()) {
            process(record, at, Optional.empty());
            return;
        }
        RecordPositions positions = shared.positions().get();
        Optional<ViewPosition> written = positions.of(record.headers(), at);
        if (written.isEmpty()) {
            LOG.errorf("record %s of a copy is passed over: it does not say which record it is the copy of", at);
        } else if (positions.isNews(written.get())) {
            process(record, at, written);
        }
    }

    @SuppressWarnings("NullAway") // As above
    private void process(Record<byte[], byte[]> record, ViewPosition at, Optional<ViewPosition> written) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Optional<LogPosition> cause = Optional.ofNullable(RecordHeaders.cause(record.headers()));
        SeatIndex.Change change = whenKnown(at, () -> change(key, record, cause));

        var batch = new ArrayList<>(change.entries());
        if (isKnown(key)) {
            byte[] stored = record.value() == null ? null : StoredView.of(cause, record.value());
            batch.add(KeyValue.pair(record.key(), stored));
        }
        boolean more = hasMore(record.headers());
        Optional<LogPosition> shown = more ? Optional.empty() : cause;
        shown.filter(position -> !shared.tail().isViewed(position))
                .ifPresent(position -> batch.add(PROGRESS.entry(position.partition(), position.offset())));
        shared.positions().ifPresent(positions -> written.ifPresent(position -> batch.add(positions.entry(position))));
        store.putAll(batch);
        shared.positions().ifPresent(positions -> written.ifPresent(positions::stored));

        var stored = new StateRecord(StateKeys.own(key), change.moves(), cause, more, at);
        shared.read().stored(stored);
        shown.ifPresent(shared.tail()::viewed);
        shared.listener().accept(stored);
    }

    @SuppressWarnings("NullAway") // As above
    private SeatIndex.Change change(String key, Record<byte[], byte[]> record, Optional<LogPosition> cause) {
        try {
            if (key.charAt(0) == StateKeys.EVENT && record.value() != null) {
                shared.codec().event(record.value());
            }
            if (key.charAt(0) != StateKeys.RESERVATION) {
                return SeatIndex.Change.NONE;
            }
            String own = StateKeys.own(key);
            String event = Keys.event(own);
            String reservation = Keys.within(own);
            TakenSeats after = record.value() == null ? TakenSeats.NONE : taken(record.value());
            return index.change(event, reservation, before(record.key(), event, reservation), after, cause);
        } catch (UndecodableException | IllegalArgumentException illegible) {
            LOG.errorf(
                    "a state can't be read, its seats stay as they are: key=%s cause=%s error=%s",
                    key, cause.map(Object::toString).orElse("unknown"), illegible.getMessage());
            return SeatIndex.Change.NONE;
        }
    }

    /** The seats that the reservation has by what was read last; by the index if that could not be read. */
    @SuppressWarnings("NullAway") // As above
    private TakenSeats before(byte[] key, String event, String reservation) {
        byte[] stored = store.get(key);
        if (stored == null) {
            return TakenSeats.NONE;
        }
        try {
            return taken(StoredView.record(stored));
        } catch (UndecodableException illegible) {
            return index.named(event, reservation);
        }
    }

    private TakenSeats taken(byte[] value) {
        return TakenSeats.of(shared.codec().reservation(value));
    }

    private <T> T whenKnown(ViewPosition at, Supplier<T> read) {
        while (true) {
            try {
                T known = read.get();
                shared.standing().set(false);
                return known;
            } catch (UnknownSchemaException unknown) {
                if (!shared.standing().getAndSet(true)) {
                    LOG.errorf("the views stand still before record %s of the states: %s", at, unknown.getMessage());
                }
                pause(unknown);
            }
        }
    }

    private void pause(UnknownSchemaException unknown) {
        try {
            Thread.sleep(shared.pace());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unknown;
        }
    }

    /** What only a later version writes is not kept: it may be called as an index is called here. */
    private static boolean isKnown(String key) {
        return key.charAt(0) == StateKeys.EVENT || key.charAt(0) == StateKeys.RESERVATION;
    }

    private static boolean hasMore(Headers headers) {
        return headers.lastHeader(RecordHeaders.MORE) != null;
    }
}
