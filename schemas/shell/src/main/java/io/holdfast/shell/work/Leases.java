package io.holdfast.shell.work;

import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions of a channel that this instance has at present. The channel is told of them by {@code consumer-rebalance-listener.name}. */
public final class Leases implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Leases.class);

    private final Map<Integer, Lease> byPartition = new ConcurrentHashMap<>();
    private final IntFunction<CompletableFuture<Void>> fence;
    private final long readAhead;
    private volatile IntConsumer onBegun = _ -> {};

    /**
     * Leases of one channel.
     *
     * @param fence completes once this instance knows what was written about a partition before
     * @param readAhead how far, in records, reading may run ahead of the oldest unfinished one
     */
    public Leases(IntFunction<CompletableFuture<Void>> fence, long readAhead) {
        this.fence = fence;
        this.readAhead = readAhead;
    }

    /** From now on this hears of each lease that begins; must not block. */
    public void onBegun(IntConsumer listener) {
        onBegun = listener;
    }

    /** The lease of a partition; empty if the partition is another instance's. */
    public Optional<Lease> find(int partition) {
        return Optional.ofNullable(byPartition.get(partition));
    }

    /** The lease of a partition that has begun. */
    public Optional<Lease> begun(int partition) {
        return find(partition).filter(Lease::holds);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> begin(partition.partition()));
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> end(partition.partition()));
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        onPartitionsRevoked(consumer, partitions);
    }

    private void begin(int partition) {
        CompletableFuture<Void> begun = fence.apply(partition);
        Lease before = byPartition.put(partition, new Lease(begun, readAhead));
        if (before != null) {
            before.end();
        }
        LOG.infof("partition taken over: partition=%d", partition);
        var _ = begun.thenRun(() -> onBegun.accept(partition));
    }

    private void end(int partition) {
        Lease before = byPartition.remove(partition);
        if (before != null) {
            before.end();
        }
        LOG.infof("partition handed over: partition=%d", partition);
    }
}
