package io.holdfast.hold.audit.story;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One record of a story.
 *
 * @param at log time of commands and what was decided; by the writer's clock elsewhere
 * @param cause offset of the command that it belongs to; {@link #NONE} for an entry of a ledger
 * @param says what it says, in words
 * @param traceId of the call that it belongs to, where it is known
 */
public record Line(
        String reservation,
        Instant at,
        long cause,
        Kind kind,
        String topic,
        int partition,
        long offset,
        String says,
        @Nullable String traceId) {

    /** Of {@link #cause}: no command. */
    public static final long NONE = Long.MAX_VALUE;

    /** In the order in which they happen. */
    static final Comparator<Line> ORDER = Comparator.comparing(Line::reservation)
            .thenComparing(Line::at)
            .thenComparingLong(Line::cause)
            .thenComparing(Line::kind)
            .thenComparingLong(Line::offset);

    /** What kind of record it is. */
    public enum Kind {
        COMMAND,
        /** What was decided. */
        DECISION,
        /** What was asked of the payment provider. */
        REQUEST,
        /** Where a payment stands. */
        PAYMENT,
        /** Where the receipt stands. */
        RECEIPT
    }
}
