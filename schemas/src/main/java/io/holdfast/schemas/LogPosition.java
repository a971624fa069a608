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
        if (colon < 1 || !beginsWithDigit(text, 0) || !beginsWithDigit(text, colon + 1)) {
            return null;
        }
        try {
            return new LogPosition(
                    Integer.parseInt(text, 0, colon, 10), Long.parseLong(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** No sign: the same position would be written in two ways. */
    private static boolean beginsWithDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
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
