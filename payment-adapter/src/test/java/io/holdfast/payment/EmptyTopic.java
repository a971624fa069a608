package io.holdfast.payment;

import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.Payment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A ledger's topic that nobody else writes to. */
@ApplicationScoped
class EmptyTopic {

    private static final class QuietConsumer extends MockConsumer<String, byte[]> {

        QuietConsumer() {
            super("earliest");
        }

        /** Takes its time, as a real one does. */
        @Override
        public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            return super.poll(timeout);
        }
    }

    @Produces
    @Singleton
    LedgerReader reader(SchemaRegistry registry) {
        var consumer = new QuietConsumer();
        Map<TopicPartition, Long> nothing = IntStream.range(0, Topics.PAYMENTS.partitions())
                .mapToObj(partition -> new TopicPartition(Topics.PAYMENTS.name(), partition))
                .collect(Collectors.toMap(Function.identity(), _ -> 0L));
        consumer.updateBeginningOffsets(nothing);
        consumer.updateEndOffsets(nothing);
        var reader = new LedgerReader(consumer, new AvroSerde<>(Topics.PAYMENTS, Payment.class, registry), failure -> {
            throw failure;
        });
        reader.start();
        return reader;
    }

    void close(@Disposes LedgerReader reader) {
        reader.close();
    }
}
