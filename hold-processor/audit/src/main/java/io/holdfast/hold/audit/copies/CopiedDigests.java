package io.holdfast.hold.audit.copies;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.step.Chain;
import io.holdfast.hold.step.Link;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.digest.DecisionDigest;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares a replay with the digests that were copied. One that is missing is no difference, since the next one covers all before it; what the log's own
 * audit says of missing digests ({@code audit.verify.Sealed}) it says where the log is.
 */
final class CopiedDigests {

    private final int partition;
    private final Lane lane;
    private final AvroSerde<DecisionDigest> serde;
    private final Link link = new Link();
    private @Nullable DecisionDigest next;
    private @Nullable DecisionDigest last;
    private @Nullable Chain chain;
    private long behind;

    CopiedDigests(int partition, Lane lane, AvroSerde<DecisionDigest> serde) {
        this.partition = partition;
        this.lane = lane;
        this.serde = serde;
        this.next = take();
    }

    /**
     * Takes the next command, with its facts.
     *
     * @throws AuditException if a digest of it was copied that is another one
     */
    void see(ConsumerRecord<byte[], byte[]> command, List<ConsumerRecord<byte[], byte[]>> facts, long atMs) {
        behind++;
        while (next != null && next.getOffset() < command.offset()) {
            next = take();
        }
        if (next != null && next.getBegins() == command.offset()) {
            chain = Chain.beginning(command.offset(), atMs);
        }
        Chain before = chain;
        if (before == null) {
            return;
        }
        link.begin(command.offset(), command.timestamp(), atMs, command.key(), command.value());
        facts.forEach(fact -> link.fact(fact.key(), fact.value()));
        Chain now = before.and(link);
        if (next != null && next.getOffset() == command.offset()) {
            compare(now, next);
            last = next;
            behind = 0;
            next = take();
        }
        chain = now.due() ? now.sealedNow() : now;
    }

    private void compare(Chain now, DecisionDigest published) {
        DecisionDigest replayed = now.digest(partition);
        if (!replayed.getValue().equals(published.getValue()) || replayed.getCommands() != published.getCommands()) {
            throw new AuditException(
                    "the replay of the copies differs from what was decided in their region: the digest of command %d:%d is another one. The last equal one is of command %s. Nothing was taken over that rests on it"
                            .formatted(
                                    partition,
                                    published.getOffset(),
                                    last == null ? "none" : partition + ":" + last.getOffset()));
        }
    }

    private @Nullable DecisionDigest take() {
        ConsumerRecord<byte[], byte[]> record = lane.next();
        return record == null ? null : Records.decode(serde, record);
    }

    /** The last digest that the replay is equal to. */
    Optional<DecisionDigest> last() {
        return Optional.ofNullable(last);
    }

    /** Commands that no digest covers. */
    long behind() {
        return behind;
    }
}
