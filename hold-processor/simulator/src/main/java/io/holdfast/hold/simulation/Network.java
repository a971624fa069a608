package io.holdfast.hold.simulation;

import io.holdfast.schemas.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is on its way to the log: late, in any order, twice, and some of it never. */
final class Network {

    private static final int IN_TURN_PERCENT = 50;

    private final List<Message> underWay = new ArrayList<>();
    private final SimulatedLog log;
    private final BiConsumer<Message, LogPosition> sent;
    private final Chance chance;
    private final FaultProfile faults;
    private final Trace trace;

    Network(SimulatedLog log, BiConsumer<Message, LogPosition> sent, Chance chance, FaultProfile faults, Trace trace) {
        this.log = log;
        this.sent = sent;
        this.chance = chance;
        this.faults = faults;
        this.trace = trace;
    }

    void send(Message message) {
        underWay.add(message);
    }

    /** Such messages are lost, with their senders perhaps. */
    void lose(Predicate<Message> such) {
        underWay.removeIf(such);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    void deliver() {
        if (underWay.isEmpty()) {
            return;
        }
        int index = chance.percent(IN_TURN_PERCENT) ? 0 : chance.below(underWay.size());
        Message message = underWay.get(index);
        if (!faults.doubles()) {
            underWay.remove(index);
        }
        if (message.losable() && faults.loses()) {
            trace.count("lost message");
            trace.say(() -> "lost: " + message);
            return;
        }
        append(message);
    }

    /** Delivers all of them, each once, in the order in which they were sent. */
    void deliverAll() {
        List<Message> all = List.copyOf(underWay);
        underWay.clear();
        all.forEach(this::append);
    }

    /** Appends a message at once, as if it had been under way for just long enough. */
    void append(Message message) {
        ConsumerRecord<byte[], byte[]> logged = log.append(message);
        var position = new LogPosition(logged.partition(), logged.offset());
        sent.accept(message, position);
        trace.fingerprint().add(logged.timestamp());
        trace.fingerprint().add(message.value());
        trace.say(() -> "log %s, stamped %d: %s".formatted(position, logged.timestamp(), message));
    }
}
