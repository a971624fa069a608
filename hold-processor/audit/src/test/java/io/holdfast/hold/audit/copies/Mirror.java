package io.holdfast.hold.audit.copies;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.OnePartitionLog;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.regions.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Copies a log to another one as MirrorMaker does: under other names and offsets, each copy stamped. */
public final class Mirror {

    static final String US = "us";

    /** Where the copies are. */
    final OnePartitionLog copies = new OnePartitionLog();

    private final LiveLog from;

    /** Copies this log. */
    public Mirror(LiveLog from) {
        this.from = from;
    }

    List<ConsumerRecord<byte[], byte[]>> originals(Topic topic) {
        return from.log.records(topic);
    }

    /** Copies what lies in a stretch of a topic, by the numbers of the records. */
    public Mirror copy(Topic topic, int first, int end) {
        originals(topic).subList(first, Math.min(end, originals(topic).size())).forEach(record -> copy(topic, record));
        return this;
    }

    private void copy(Topic topic, ConsumerRecord<byte[], byte[]> original) {
        var headers = new RecordHeaders(original.headers());
        headers.add(
                io.holdfast.schemas.RecordHeaders.ORIGIN,
                new Origin(US, new LogPosition(0, original.offset())).toString().getBytes(StandardCharsets.UTF_8));
        copies.append(Copies.of(US, topic), original.timestamp(), original.key(), original.value(), headers);
    }

    /** Copies a topic. */
    public Mirror all(Topic topic) {
        return copy(topic, 0, Integer.MAX_VALUE);
    }

    /** Everything but the commands. */
    public Mirror facts() {
        return all(Topics.SEAT_EVENTS).all(Topics.DECISION_DIGESTS);
    }

    /** The originals, as the copies have them. */
    public CopiedLog log() {
        return new CopiedLog(copies, US);
    }
}
