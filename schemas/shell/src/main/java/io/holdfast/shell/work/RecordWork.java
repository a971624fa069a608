package io.holdfast.shell.work;

import io.holdfast.schemas.UnknownSchemaException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of a channel up, many at once, and acknowledges each when it is done with. Before a record that this build cannot read yet
 * it stands, and looks again. Any failure ends it: what was not acknowledged is read again by the next instance.
 */
public final class RecordWork {

    private static final Logger LOG = Logger.getLogger(RecordWork.class);
    private static final long LOOK_AGAIN_NANOS = 2_000_000_000;

    /**
     * What is to be done for a record.
     *
     * @param lane tasks of a lane run one after the other
     * @param task does the work, and may block. True if the record is done with; false if it is left to the partition's next owner
     */
    public record Task(String lane, Predicate<Lease> task) {

        /** Something that waits for nothing but a thread, and after which the record is done with. */
        public static Task of(ConsumerRecord<?, ?> record, Runnable work) {
            return new Task(record.topic() + '-' + record.partition() + '@' + record.offset(), _ -> {
                work.run();
                return true;
            });
        }
    }

    /** Says what is to be done for a record. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads a record.
         *
         * @return null if nothing is to be done
         * @throws UnknownSchemaException if this build does not know all that it says: the record may well be good
         */
        @Nullable
        Task read(ConsumerRecord<byte[], byte[]> record);
    }

    private final Reader reader;
    private final Leases leases;
    private final Lanes lanes;
    private final Semaphore places;
    private final BiConsumer<String, Throwable> onFailure;

    /**
     * Work that has not begun.
     *
     * @param inFlight how many records are under way at once
     * @param onFailure called with what failed and why, when the work cannot go on
     */
    public RecordWork(
            Reader reader, Leases leases, Lanes lanes, int inFlight, BiConsumer<String, Throwable> onFailure) {
        this.reader = reader;
        this.leases = leases;
        this.lanes = lanes;
        this.places = new Semaphore(inFlight);
        this.onFailure = onFailure;
    }

    /** Begins with the records of this channel. One thread reads them, in their order. */
    public void start(Multi<Message<byte[]>> records) {
        Executor reading = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("records").daemon().factory());
        var _ = records.onItem()
                .transformToUniAndConcatenate(message ->
                        Uni.createFrom().item(message).emitOn(reading).invoke(this::take))
                .subscribe()
                .with(_ -> {}, this::failed, this::ended);
    }

    private void ended() {
        failed(new IllegalStateException("the stream of records has ended"));
    }

    private void take(Message<byte[]> message) {
        ConsumerRecord<byte[], byte[]> record = record(message);
        Lease lease = leases.find(record.partition()).orElse(null);
        if (lease == null) {
            // Its partition is another instance's by now, which reads it, too.
            return;
        }
        Task task = read(record);
        lease.take(record.offset());
        if (task == null) {
            finished(message, lease, record);
            return;
        }
        places.acquireUninterruptibly();
        var _ = lanes.run(task.lane(), () -> task.task().test(lease)).whenComplete((done, failure) -> {
            if (failure != null) {
                failed(failure);
            } else if (done) {
                finished(message, lease, record);
            }
            places.release();
        });
    }

    private @Nullable Task read(ConsumerRecord<byte[], byte[]> record) {
        while (true) {
            try {
                return reader.read(record);
            } catch (UnknownSchemaException unknown) {
                LOG.errorf(
                        "the work stands before a record: topic=%s partition=%d offset=%d error=%s",
                        record.topic(), record.partition(), record.offset(), unknown.getMessage());
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    private void finished(Message<byte[]> message, Lease lease, ConsumerRecord<byte[], byte[]> record) {
        var _ = message.ack().whenComplete((_, failure) -> {
            lease.finish(record.offset());
            if (failure != null) {
                failed(failure);
            }
        });
    }

    private void failed(Throwable failure) {
        onFailure.accept("the work on records cannot go on", failure);
    }

    @SuppressWarnings("unchecked") // the channel's deserializers are byte arrays'
    private static ConsumerRecord<byte[], byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalStateException("a message that is not from Kafka"))
                .getRecord();
    }
}
