package io.holdfast.bench.baseline.floor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The processor's half: each command becomes a fact and a state, in transactions of 100 ms. */
final class Relay {

    /** As often as hold-processor commits. */
    private static final Duration COMMIT_EVERY = Duration.ofMillis(100);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<String, byte[]> commands;
    private final Producer<String, byte[]> producer;
    private final LongSupplier nanos;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private long begunNanos;

    Relay(Consumer<String, byte[]> commands, Producer<String, byte[]> producer, LongSupplier nanos) {
        this.commands = commands;
        this.producer = producer;
        this.nanos = nanos;
        producer.initTransactions();
    }

    /** Takes what has come, and commits if the transaction is old enough. */
    void step() {
        commands.poll(POLL).forEach(this::write);
        if (!offsets.isEmpty() && nanos.getAsLong() - begunNanos >= COMMIT_EVERY.toNanos()) {
            producer.sendOffsetsToTransaction(offsets, commands.groupMetadata());
            producer.commitTransaction();
            offsets.clear();
        }
    }

    private void write(ConsumerRecord<String, byte[]> command) {
        if (offsets.isEmpty()) {
            producer.beginTransaction();
            begunNanos = nanos.getAsLong();
        }
        copyTo(FloorTopics.FACTS, command);
        copyTo(FloorTopics.STATE, command);
        offsets.put(
                new TopicPartition(command.topic(), command.partition()), new OffsetAndMetadata(command.offset() + 1));
    }

    private void copyTo(String topic, ConsumerRecord<String, byte[]> command) {
        // What cannot be sent fails the commit, and with it this process.
        var _ = producer.send(new ProducerRecord<>(topic, command.partition(), command.key(), command.value()));
    }
}
