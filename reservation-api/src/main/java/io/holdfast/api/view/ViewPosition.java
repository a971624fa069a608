package io.holdfast.api.view;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in what the owner writes: a record of {@link io.holdfast.schemas.Topics#STATE}. It is the same at every instance, and no place on the
 * command log.
 *
 * @param partition from 0
 * @param offset of the record; -1 before the first
 */
public record ViewPosition(int partition, long offset) {

    /** As many digits as always fit. */
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(-1|\\d{1,18})");

    /** Reads what {@link #toString} writes; empty if the text is no such place. */
    public static Optional<ViewPosition> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ViewPosition(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
