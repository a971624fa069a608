package io.holdfast.hold.simulation;

import io.holdfast.hold.simulation.promise.Logged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** seat-commands: what is appended stays, and is stamped by a broker whose clock is off by a little. */
final class CommandLog {

    private final Map<Integer, List<Logged>> partitions = new HashMap<>();
    private final Time time;
    private int skewMs;

    CommandLog(Time time) {
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

    Logged append(Message message) {
        List<Logged> partition = partitions.computeIfAbsent(message.partition(), _ -> new ArrayList<>());
        var logged = new Logged(
                message.partition(),
                partition.size(),
                nextStampMs(),
                message.key(),
                message.value(),
                message.headers(),
                message.command());
        partition.add(logged);
        return logged;
    }

    /** The record at this offset, if it is there already. */
    Optional<Logged> at(int partition, long offset) {
        List<Logged> records = partitions.getOrDefault(partition, List.of());
        return offset < records.size() ? Optional.of(records.get((int) offset)) : Optional.empty();
    }

    /** The offset that the next record will have. */
    long end(int partition) {
        return partitions.getOrDefault(partition, List.of()).size();
    }
}
