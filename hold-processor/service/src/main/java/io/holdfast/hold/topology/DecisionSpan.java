package io.holdfast.hold.topology;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The span of a decision. Its id follows from the command's place on the log, since it stands in whatever the decision writes, and that is to
 * be the same at every instance, and whether or not anything is traced.
 */
public final class DecisionSpan {

    private static final String SAMPLED = "01";
    private static final String NOT_SAMPLED = "00";

    /** A first digit that is not zero, as an id of zeros would be none; then three digits of partition and twelve of offset. */
    private static final long MARK = 0xdL << 60;

    private static final int PARTITION_SHIFT = 48;
    private static final long PARTITIONS = 0xfff;
    private static final long OFFSETS = (1L << PARTITION_SHIFT) - 1;

    private DecisionSpan() {}

    /** The id: {@code d}, the partition, the offset, in hexadecimal. */
    public static String id(LogPosition position) {
        long partition = position.partition() & PARTITIONS;
        long offset = position.offset() & OFFSETS;
        return HexFormat.of().toHexDigits(MARK | (partition << PARTITION_SHIFT) | offset);
    }

    /** What the decision's outputs carry: the command's trace, with this span in the place of the sender's; null if it has none. */
    static @Nullable String traceParent(@Nullable String command, LogPosition position) {
        String traceId = RecordHeaders.traceId(command);
        if (command == null || traceId == null) {
            return null;
        }
        return "00-" + traceId + '-' + id(position) + '-' + (sampled(command) ? SAMPLED : NOT_SAMPLED);
    }

    /** By the last bit of the flags; what is no digit is no flag. */
    private static boolean sampled(String traceParent) {
        int digit = Character.digit(traceParent.charAt(traceParent.length() - 1), 16);
        return digit >= 0 && digit % 2 == 1;
    }
}
