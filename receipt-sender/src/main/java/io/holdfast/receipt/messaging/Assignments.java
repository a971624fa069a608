package io.holdfast.receipt.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions of seat-events that this instance has at present. */
public final class Assignments implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Assignments.class);

    private final IntFunction<Uni<Void>> ledgerCaughtUp;
    private final long readAhead;
    private final Map<Integer, Assignment> byPartition = new ConcurrentHashMap<>();
    private volatile IntConsumer takenOver = _ -> {};

    /**
     * None so far.
     *
     * @param ledgerCaughtUp asked when a partition is taken up
     * @param readAhead how far reading may run ahead of the oldest unfinished fact
     */
    public Assignments(IntFunction<Uni<Void>> ledgerCaughtUp, long readAhead) {
        this.ledgerCaughtUp = ledgerCaughtUp;
        this.readAhead = readAhead;
    }

    /** From now on this hears of each partition once the ledger holds what the predecessor wrote of it. */
    void onTakenOver(IntConsumer listener) {
        takenOver = listener;
    }

    /** The assignment of a partition whose predecessor's entries are known; empty if the partition is not this instance's, or not yet. */
    Optional<Assignment> caughtUp(int partition) {
        return Optional.ofNullable(byPartition.get(partition)).filter(Assignment::caughtUp);
    }

    /** The assignment of a partition that a record was read from. */
    Assignment of(int partition) {
        return byPartition.computeIfAbsent(
                partition,
                _ -> new Assignment(Uni.createFrom().deferred(() -> ledgerCaughtUp.apply(partition)), readAhead));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition assigned : partitions) {
            int partition = assigned.partition();
            var _ = of(partition)
                    .ledgerCaughtUp()
                    .subscribe()
                    .with(
                            _ -> takenOver.accept(partition),
                            failure -> LOG.errorf(failure, "the ledger of partition %d can't be read", partition));
        }
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
