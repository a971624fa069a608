package io.holdfast.schemas;

import org.jspecify.annotations.Nullable;

/**
 * A place on seat-commands; what every piece of evidence points at. Written {@code <partition>:<offset>}: the form in which evidence travels in
 * headers.
 *
 * @param partition the partition, from 0
 * @param offset the offset in it, from 0
 */
public record LogPosition(int partition, long offset) {

    /**
     * Reads {@code <partition>:<offset>}.
     *
     * @return null if the text is no such position
     */
    public static @Nullable LogPosition parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return null;
        }
        try {
            int partition = Integer.parseInt(text, 0, colon, 10);
            long offset = Long.parseLong(text, colon + 1, text.length(), 10);
            return partition < 0 || offset < 0 ? null : new LogPosition(partition, offset);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Whether a reader that has come this far has passed the other position. Partitions have no order among each other. */
    public boolean reaches(LogPosition other) {
        return partition == other.partition && offset >= other.offset;
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
