package io.holdfast.api.http.response;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as HTTP writes them (RFC 9110, 5.6.7): to the second, so that each second is written once, however many answers bear it. */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private volatile Written last = written(0);

    private record Written(long second, String text) {}

    public String text(Instant instant) {
        Written written = last;
        if (written.second != instant.getEpochSecond()) {
            written = written(instant.getEpochSecond());
            last = written;
        }
        return written.text;
    }

    private static Written written(long second) {
        return new Written(second, FORMAT.format(Instant.ofEpochSecond(second)));
    }
}
