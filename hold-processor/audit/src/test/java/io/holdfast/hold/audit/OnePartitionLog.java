package io.holdfast.hold.audit;

import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A log of one partition in memory, open to every forgery. */
public final class OnePartitionLog extends MemoryLog {

    public OnePartitionLog() {
        super(new Partitions(1));
    }

    /** The records of a topic, to be tampered with. */
    public List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
        return records(topic, 0);
    }

    /** Appends a record; its offset. */
    public long append(Topic topic, long stampMs, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return append(topic, 0, stampMs, key, value, headers).offset();
    }

    /** Puts another value in the place of a record's. */
    public void change(Topic topic, int index, byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> old = records(topic).get(index);
        records(topic).set(index, record(topic, 0, old.offset(), old.timestamp(), old.key(), value, old.headers()));
    }

    /** The last commands are not decided yet. */
    public void pending(long commands) {
        decidedTo(0, end(Topics.SEAT_COMMANDS, 0) - commands);
    }
}
