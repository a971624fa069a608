package io.holdfast.hold.audit.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 24h}, {@code 90s}, {@code 7d}, or as ISO 8601 has it. */
final class Durations implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        if (!iso.startsWith("P")) {
            iso = iso.endsWith("D") ? "P" + iso : "PT" + iso;
        }
        try {
            Duration duration = Duration.parse(iso);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException none) {
            // Said below.
        }
        throw new TypeConversionException("'%s' is no duration such as 24h, 90s or 7d".formatted(text));
    }
}
