package io.holdfast.hold.audit.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Moments as people write them. */
final class Times {

    private Times() {}

    /**
     * A moment: an instant, a date and a time, or a time of the day of the newest command; the last two in a zone.
     *
     * @return empty where it is none
     */
    static Optional<Instant> parse(String text, Instant newest, ZoneId zone) {
        List<Supplier<Instant>> forms = List.of(
                () -> Instant.parse(text),
                () -> OffsetDateTime.parse(text).toInstant(),
                () -> LocalDateTime.parse(text).atZone(zone).toInstant(),
                () -> newest.atZone(zone)
                        .toLocalDate()
                        .atTime(LocalTime.parse(text))
                        .atZone(zone)
                        .toInstant());
        for (Supplier<Instant> form : forms) {
            try {
                return Optional.of(form.get());
            } catch (DateTimeParseException another) {
                // Maybe another form.
            }
        }
        return Optional.empty();
    }
}
