package io.holdfast.hold.audit.kafka;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A partition through a consumer. */
final class KafkaLane implements Lane {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Nothing for so long, though there is something to be read: the broker is away. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final java.util.function.Consumer<Consumer<byte[], byte[]>> giveBack;
    private final TopicPartition partition;
    private final Span span;
    private Iterator<ConsumerRecord<byte[], byte[]>> batch = Collections.emptyIterator();

    KafkaLane(
            Consumer<byte[], byte[]> consumer,
            java.util.function.Consumer<Consumer<byte[], byte[]>> giveBack,
            TopicPartition partition,
            Span span) {
        this.consumer = consumer;
        this.giveBack = giveBack;
        this.partition = partition;
        this.span = span;
        consumer.assign(List.of(partition));
        consumer.seek(partition, span.from());
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> next() {
        if (batch.hasNext() || poll()) {
            ConsumerRecord<byte[], byte[]> record = batch.next();
            if (record.offset() < span.to()) {
                return record;
            }
            batch = Collections.emptyIterator();
            // Behind the end: a later call polls once more, and ends here again.
        }
        return null;
    }

    /** Whether there is another batch. */
    private boolean poll() {
        long since = System.nanoTime();
        while (consumer.position(partition) < span.to()) {
            long before = consumer.position(partition);
            List<ConsumerRecord<byte[], byte[]>> records = records();
            if (!records.isEmpty()) {
                batch = records.iterator();
                return true;
            }
            if (consumer.position(partition) > before) {
                since = System.nanoTime();
            } else if (System.nanoTime() - since > SILENCE.toNanos()) {
                throw new AuditException(
                        "the brokers did not answer for %d s while %s was read at offset %d: see to them, and audit again"
                                .formatted(SILENCE.toSeconds(), partition, before));
            }
        }
        return false;
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        try {
            return consumer.poll(POLL).records(partition);
        } catch (OffsetOutOfRangeException gone) {
            throw new AuditException(
                    "%s: records that were there a moment ago are gone (%s): is its retention what it is declared with?"
                            .formatted(partition, gone.getMessage()),
                    gone);
        } catch (KafkaException failed) {
            throw new AuditException("%s could not be read: %s".formatted(partition, failed.getMessage()), failed);
        }
    }

    @Override
    public void close() {
        batch = Collections.emptyIterator();
        giveBack.accept(consumer);
    }
}
