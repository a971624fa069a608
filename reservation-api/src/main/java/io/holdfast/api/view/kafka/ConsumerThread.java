package io.holdfast.api.view.kafka;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** Hands over the records of a consumer, on a thread of its own, until it is closed. */
final class ConsumerThread implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param consumer has its partitions; closed with it
     * @param begin says where to begin, and may ask the cluster
     * @param onFailure called once it can't go on
     */
    ConsumerThread(
            String name,
            KafkaConsumer<byte[], byte[]> consumer,
            Runnable begin,
            Consumer<ConsumerRecord<byte[], byte[]>> reader,
            Consumer<Throwable> onFailure) {
        this.consumer = consumer;
        this.thread = Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((_, failure) -> onFailure.accept(failure))
                .start(() -> read(begin, reader));
    }

    private void read(Runnable begin, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (consumer) {
            begin.run();
            while (true) {
                consumer.poll(POLL).forEach(reader);
            }
        } catch (WakeupException closed) {
            // As it was asked to.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(POLL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
