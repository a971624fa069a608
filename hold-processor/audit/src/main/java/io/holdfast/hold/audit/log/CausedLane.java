package io.holdfast.hold.audit.log;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A partition that hold-processor writes, in the order of its commands: what each command caused. A record that is out of this order was not
 * written by hold-processor.
 */
public final class CausedLane implements AutoCloseable {

    /** Of a record that names no command of this partition. */
    private static final long NONE = -1;

    /** How many records that are out of place in a row are told from those that follow. */
    private static final int AHEAD = 16;

    private record Caused(ConsumerRecord<byte[], byte[]> record, long cause) {}

    private final Lane lane;
    private final int partition;
    private final Deque<Caused> ahead = new ArrayDeque<>();

    /** A lane of this partition. */
    public CausedLane(Lane lane, int partition) {
        this.lane = lane;
        this.partition = partition;
    }

    /**
     * Takes what a command caused.
     *
     * @param some whether it should have caused something
     * @param stray is given what lies before that and names an earlier command or none, or is out of place
     */
    public List<ConsumerRecord<byte[], byte[]>> take(
            long command, boolean some, Consumer<ConsumerRecord<byte[], byte[]>> stray) {
        List<ConsumerRecord<byte[], byte[]>> taken = new ArrayList<>(2);
        for (Caused next = first(); next != null && next.cause() <= command; next = first()) {
            ahead.removeFirst();
            if (next.cause() == command) {
                taken.add(next.record());
            } else {
                stray.accept(next.record());
            }
        }
        if (some && taken.isEmpty() && strays(command, stray)) {
            return take(command, false, stray);
        }
        return taken;
    }

    /** Whether records of later commands lie before what is looked for: those are out of place. */
    private boolean strays(long command, Consumer<ConsumerRecord<byte[], byte[]>> stray) {
        int before = 0;
        for (Caused seen : ahead) {
            if (seen.cause() == command) {
                break;
            }
            before++;
        }
        while (before == ahead.size()) {
            ConsumerRecord<byte[], byte[]> record = before < AHEAD ? lane.next() : null;
            if (record == null) {
                return false;
            }
            Caused caused = caused(record);
            ahead.addLast(caused);
            if (caused.cause() != command) {
                before++;
            }
        }
        for (int i = 0; i < before; i++) {
            stray.accept(ahead.removeFirst().record());
        }
        return true;
    }

    /** Takes what is left, with the command that each record names; {@code -1} where it names none of this partition. */
    public void rest(java.util.function.ObjLongConsumer<ConsumerRecord<byte[], byte[]>> visitor) {
        for (Caused next = first(); next != null; next = first()) {
            ahead.removeFirst();
            visitor.accept(next.record(), next.cause());
        }
    }

    private @Nullable Caused first() {
        if (ahead.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = lane.next();
            if (record == null) {
                return null;
            }
            ahead.addLast(caused(record));
        }
        return ahead.getFirst();
    }

    private Caused caused(ConsumerRecord<byte[], byte[]> record) {
        LogPosition cause = RecordHeaders.cause(record.headers());
        return new Caused(record, cause == null || cause.partition() != partition ? NONE : cause.offset());
    }

    @Override
    public void close() {
        lane.close();
    }
}
