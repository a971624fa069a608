package io.holdfast.payment.messaging;

import io.holdfast.payment.ledger.Fence;
import io.holdfast.schemas.Partitions;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Which partitions of the requests, and so of the ledger, this instance has. */
@ApplicationScoped
@Default
@Identifier("payment-requests")
public class Tenures implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Tenures.class);

    private final ConcurrentMap<Integer, Tenure> byPartition = new ConcurrentHashMap<>();
    private final Fence fence;
    private final Partitions partitions;

    /** Tenures that begin behind this fence. */
    public Tenures(Fence fence, Partitions partitions) {
        this.fence = fence;
        this.partitions = partitions;
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

    void begin(int partition) {
        Tenure before = byPartition.put(partition, new Tenure(fence.reach(partition)));
        if (before != null) {
            before.end();
        }
        LOG.infof("payments taken over: partition=%d", partition);
    }

    void end(int partition) {
        Tenure before = byPartition.remove(partition);
        if (before != null) {
            before.end();
        }
        LOG.infof("payments handed over: partition=%d", partition);
    }

    Optional<Tenure> of(int partition) {
        return Optional.ofNullable(byPartition.get(partition));
    }

    /** The tenure that payments of this event are handled under; empty where they are another instance's. */
    Optional<Tenure> ofEvent(String event) {
        return of(partitions.of(event));
    }
}
