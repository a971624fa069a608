package io.holdfast.schemas.regions;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Where the original of a copied record is. The mirror stamps each copy with it, since a copy has an offset of its own.
 *
 * @param region whose record it is
 * @param position the original's, on the topic of the same name in its own region
 */
public record Origin(String region, LogPosition position) {

    private static final char SEPARATOR = '/';

    /** Reads the header {@link RecordHeaders#ORIGIN}; empty if there is none, or none that is well formed. */
    public static Optional<Origin> of(Headers headers) {
        return Optional.ofNullable(RecordHeaders.get(headers, RecordHeaders.ORIGIN))
                .flatMap(Origin::parse);
    }

    private static Optional<Origin> parse(String text) {
        int separator = text.indexOf(SEPARATOR);
        return separator < 1
                ? Optional.empty()
                : Optional.ofNullable(
                                LogPosition.parse(text.substring(separator + 1).replace(SEPARATOR, ':')))
                        .map(position -> new Origin(text.substring(0, separator), position));
    }

    /** As the header has it: {@code <region>/<partition>/<offset>}. */
    @Override
    public String toString() {
        return region + SEPARATOR + position.partition() + SEPARATOR + position.offset();
    }
}
