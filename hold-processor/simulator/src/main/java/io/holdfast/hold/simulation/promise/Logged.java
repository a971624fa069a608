package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.Keys;
import io.holdfast.schemas.command.Tick;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of seat-commands.
 *
 * @param stampMs the broker's append time, in milliseconds; may be earlier than that of the record before
 * @param command what was sent; empty where it is no command, or none for this partition
 */
public record Logged(
        int partition,
        long offset,
        long stampMs,
        @Nullable Bytes key,
        @Nullable Bytes value,
        Headers headers,
        Optional<Object> command) {

    /** Every command but a Tick begins with them. */
    private static final int EVENT = 0;

    private static final int RESERVATION = 1;

    /** What the command is about, by its own key; empty for a Tick, and for what is no command. */
    public Optional<String> subject() {
        return command.filter(known -> !(known instanceof Tick))
                .map(SpecificRecord.class::cast)
                .map(known -> {
                    String event = known.get(EVENT).toString();
                    return known.getSchema().getField("reservation") == null
                            ? event
                            : Keys.reservation(event, known.get(RESERVATION).toString());
                });
    }
}
