package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.schemas.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** seat-commands: what is appended stays, and is stamped by a broker whose clock is off by a little. */
final class SimulatedLog {

    private final MemoryLog log;
    private final Time time;
    private int skewMs;

    SimulatedLog(MemoryLog log, Time time) {
        this.log = log;
        this.time = time;
    }

    /** Another broker leads, and its clock is off by this much: time stamps may go backwards. */
    void ledBy(int skewMs) {
        this.skewMs = skewMs;
    }

    /** How the next record would be stamped. */
    long nextStampMs() {
        return time.nowMs() + skewMs;
    }

    ConsumerRecord<byte[], byte[]> append(Message message) {
        return log.append(
                Topics.SEAT_COMMANDS,
                message.partition(),
                nextStampMs(),
                raw(message.key()),
                raw(message.value()),
                message.headers());
    }

    private static byte @Nullable [] raw(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.get();
    }

    /** The record at this offset, if it is there already. */
    Optional<ConsumerRecord<byte[], byte[]>> at(int partition, long offset) {
        List<ConsumerRecord<byte[], byte[]>> records = log.records(Topics.SEAT_COMMANDS, partition);
        return offset < records.size() ? Optional.of(records.get((int) offset)) : Optional.empty();
    }

    /** The offset that the next record will have. */
    long end(int partition) {
        return log.end(Topics.SEAT_COMMANDS, partition);
    }
}
