package io.holdfast.api.view;

import io.holdfast.api.answer.SeatStatus;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.view.Seat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** The seats from the view, and their changes from the journal of what went into it. */
final class JournalFeed implements SeatFeed, RecordListener {

    /** While waiting for the view to come as far as another instance's. */
    private static final long PACE_MS = 10;

    private final SeatJournal journal;
    private final Views views;
    private final ViewPositions positions;
    private final AvroSerde<Seat> seats;
    private final Bell bell = new Bell();

    JournalFeed(SeatJournal journal, Views views, ViewPositions positions, Schemas schemas) {
        this.journal = journal;
        this.views = views;
        this.positions = positions;
        this.seats = new AvroSerde<>(Topics.SEATS, Seat.class, schemas);
    }

    @Override
    public void stored(StoredRecord record) {
        journal.add(record);
        bell.ring(Keys.event(record.key()));
    }

    @Override
    public Snapshot snapshot(String event) {
        // The place is taken first: what is claimed to be in the snapshot was in the store when it was read.
        int partition = partition(event);
        long upTo = reached(partition);
        return new Snapshot(views.seats(event), new ViewPosition(partition, upTo));
    }

    @Override
    public boolean resumes(String event, ViewPosition position, Duration wait) throws InterruptedException {
        if (position.partition() != partition(event)) {
            return false;
        }
        long end = System.nanoTime() + wait.toNanos();
        while (reached(position.partition()) < position.offset()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PACE_MS);
        }
        return journal.has(position.partition(), position.offset());
    }

    private long reached(int partition) {
        positions
                .next(new TopicPartition(Topics.SEATS.name(), partition))
                .ifPresent(next -> journal.know(partition, next - 1));
        return journal.position(partition);
    }

    @Override
    public Optional<Changes> behind(String event, ViewPosition position, int most) {
        int partition = position.partition();
        return journal.behind(partition, event, position.offset(), most)
                .map(read -> new Changes(
                        read.records().stream().map(this::change).toList(), new ViewPosition(partition, read.upTo())));
    }

    @Override
    public boolean await(String event, ViewPosition position, Duration wait) throws InterruptedException {
        return bell.await(
                event,
                wait,
                () -> journal.behind(position.partition(), event, position.offset(), 1)
                        .filter(read -> read.records().isEmpty())
                        .isEmpty());
    }

    private SeatChange change(StoredRecord record) {
        String seat = record.key().substring(record.key().indexOf('/') + 1);
        ByteBuffer value = record.value();
        SeatStatus status = value == null ? SeatStatus.AVAILABLE : status(bytes(value));
        return new SeatChange(new ViewPosition(record.partition(), record.offset()), seat, status, record.cause());
    }

    /** Of a record that nobody can read no more is claimed than {@link StoreViews} does. */
    private SeatStatus status(byte[] value) {
        try {
            return ViewCodec.seat(seats.decode(value));
        } catch (UndecodableException | UnknownSchemaException illegible) {
            return SeatStatus.HELD;
        }
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    private static int partition(String event) {
        return EventPartitioner.partition(event, Topics.SEATS.partitions());
    }
}
