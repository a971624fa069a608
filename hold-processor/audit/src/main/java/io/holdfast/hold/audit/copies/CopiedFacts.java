package io.holdfast.hold.audit.copies;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.CausedLane;
import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Outputs;
import io.holdfast.hold.step.Step;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What each command caused, as it is hashed: the facts as the other region wrote them, which an earlier version may have encoded otherwise. Facts and
 * commands are copied each by itself: what was not copied yet is derived.
 */
final class CopiedFacts {

    private final Outputs outputs;
    private final AvroSerde<SeatEvent> serde;
    private final CausedLane copies;

    CopiedFacts(Outputs outputs, AvroSerde<SeatEvent> serde, CausedLane copies) {
        this.outputs = outputs;
        this.serde = serde;
        this.copies = copies;
    }

    /**
     * The facts of a command, in their order.
     *
     * @throws AuditException if one that was copied is not what this build derives
     */
    List<ConsumerRecord<byte[], byte[]>> of(ConsumerRecord<byte[], byte[]> command, Step step) {
        List<Output> derived = step instanceof Step.Decided decided ? outputs.facts(decided) : List.of();
        List<ConsumerRecord<byte[], byte[]>> copied = copies.take(command.offset(), !derived.isEmpty(), _ -> {});
        var facts = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (int i = 0; i < Math.max(derived.size(), copied.size()); i++) {
            if (i >= copied.size()) {
                facts.add(record(command, derived.get(i)));
            } else if (i < derived.size() && same(copied.get(i), derived.get(i))) {
                facts.add(copied.get(i));
            } else {
                throw new AuditException(
                        "command %d:%d is decided otherwise by this build than it was in its region, whose fact is at offset %d: what follows from it is not known. Use the build that ran there"
                                .formatted(
                                        command.partition(),
                                        command.offset(),
                                        copied.get(i).offset()));
            }
        }
        return facts;
    }

    /** A fact that was not copied has no offset that is known. */
    private static ConsumerRecord<byte[], byte[]> record(ConsumerRecord<byte[], byte[]> command, Output fact) {
        return MemoryLog.record(
                Topics.SEAT_EVENTS,
                command.partition(),
                0,
                command.timestamp(),
                bytes(fact.key()),
                fact.value(),
                new RecordHeaders());
    }

    private boolean same(ConsumerRecord<byte[], byte[]> copied, Output derived) {
        byte[] value = derived.value();
        return Arrays.equals(copied.key(), bytes(derived.key()))
                && copied.value() != null
                && value != null
                && Records.decode(serde, copied).equals(serde.decode(value));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
