package io.holdfast.receipt.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions of seat-events that this instance has at present. */
public final class Assignments implements KafkaConsumerRebalanceListener {

    private final Supplier<Uni<Void>> ledgerCaughtUp;
    private final long readAhead;
    private final Map<Integer, Assignment> byPartition = new ConcurrentHashMap<>();

    /**
     * None so far.
     *
     * @param ledgerCaughtUp asked when a partition is taken up
     * @param readAhead how far reading may run ahead of the oldest unfinished fact
     */
    public Assignments(Supplier<Uni<Void>> ledgerCaughtUp, long readAhead) {
        this.ledgerCaughtUp = ledgerCaughtUp;
        this.readAhead = readAhead;
    }

    /** The assignment of a partition that a record was read from. */
    Assignment of(int partition) {
        return byPartition.computeIfAbsent(
                partition, _ -> new Assignment(Uni.createFrom().deferred(() -> ledgerCaughtUp.get()), readAhead));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Assignment assignment = byPartition.remove(partition.partition());
            if (assignment != null) {
                assignment.end();
            }
        }
    }
}
