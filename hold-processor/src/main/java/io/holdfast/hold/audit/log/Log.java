package io.holdfast.hold.audit.log;

import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A cluster's topics, to be read. Safe for use by many threads. */
public interface Log extends AutoCloseable {

    /** How far each topic is read: taken once, before anything is. */
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
        for (Span span : cut().spans().getOrDefault(Topics.SKIPS.name(), List.of())) {
            try (Lane lane = read(Topics.SKIPS, 0, span)) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    records.add(record);
                }
            }
        }
        return Skips.of(records);
    }

    @Override
    void close();
}
