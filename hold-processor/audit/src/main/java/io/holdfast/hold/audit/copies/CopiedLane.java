package io.holdfast.hold.audit.copies;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The originals of one copied partition, in their order and each once, under their own offsets. A mirror that goes on after a failure copies again what
 * it had copied last, and one that is begun anew copies everything again: what is not further than what was read is dropped.
 *
 * <p>The offsets of seat-commands have no holes, since nobody writes there in transactions. So a record that lies further on than the next one is not
 * read before the next one has come, which it does where the mirror was begun anew because of that gap. If it never comes, the copy has a gap.
 */
final class CopiedLane implements Lane {

    private static final long NONE = -1;

    private final Lane copies;
    private final String region;
    private final Topic original;
    private final int partition;
    private final Span span;
    private final boolean dense;
    private long next;
    private long farthest = NONE;

    /**
     * The originals that lie in a span of their own offsets.
     *
     * @param copies of this partition of the original topic
     */
    CopiedLane(Lane copies, String region, Topic original, int partition, Span span) {
        this.copies = copies;
        this.region = region;
        this.original = original;
        this.partition = partition;
        this.span = span;
        this.dense = original.equals(Topics.SEAT_COMMANDS);
        this.next = dense ? 0 : span.from();
    }

    /** @throws AuditException behind the last record, if originals are missing before others that were copied */
    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> next() {
        for (ConsumerRecord<byte[], byte[]> copy = copies.next(); copy != null; copy = copies.next()) {
            long offset = origin(copy);
            farthest = Math.max(farthest, offset);
            if (offset < next || (dense && offset > next)) {
                continue;
            }
            if (offset >= span.to()) {
                return null;
            }
            next = offset + 1;
            if (offset >= span.from()) {
                return restored(copy, offset);
            }
        }
        if (farthest >= next) {
            throw new AuditException(
                    "the copy of region %s has a gap: commands of its partition %d are missing from offset %d on, or are not in their place, though command %d was copied. Nothing may rest on what follows a gap: have the mirror copy everything again from the beginning, and call again (docs/runbooks/region-lost.md)"
                            .formatted(region, partition, next, farthest));
        }
        return null;
    }

    private long origin(ConsumerRecord<byte[], byte[]> copy) {
        return Origin.of(copy.headers())
                .filter(origin ->
                        origin.region().equals(region) && origin.position().partition() == partition)
                .map(origin -> origin.position().offset())
                .orElse(NONE);
    }

    /** A copy keeps the original's time stamp, key, value and headers. */
    private ConsumerRecord<byte[], byte[]> restored(ConsumerRecord<byte[], byte[]> copy, long offset) {
        return MemoryLog.record(
                original, partition, offset, copy.timestamp(), copy.key(), copy.value(), copy.headers());
    }

    @Override
    public void close() {
        copies.close();
    }
}
