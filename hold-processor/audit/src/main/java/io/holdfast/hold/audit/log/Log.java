package io.holdfast.hold.audit.log;

import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A cluster's topics, to be read. Safe for use by many threads. */
public interface Log extends AutoCloseable {

    Cut cut();

    /**
     * Reads a partition in its order, committed records alone.
     *
     * @param span from where to where; what is no longer there at its beginning is passed over
     */
    Lane read(Topic topic, int partition, Span span);

    /** The commands that operators have taken out. */
    default Skips skips() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        each(Topics.SKIPS, records::add);
        return Skips.of(records);
    }

    /** Hands over each record of a topic that is read as a whole, partition after partition. */
    default void each(Topic topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        List<Span> spans = cut().spans().getOrDefault(topic.name(), List.of());
        for (int partition = 0; partition < spans.size(); partition++) {
            each(topic, partition, spans.get(partition), visitor);
        }
    }

    /** Hands over each record that {@link #read} reads. */
    default void each(Topic topic, int partition, Span span, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
        try (Lane lane = read(topic, partition, span)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                visitor.accept(record);
            }
        }
    }

    @Override
    void close();
}
