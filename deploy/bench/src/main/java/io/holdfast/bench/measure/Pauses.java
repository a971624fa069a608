package io.holdfast.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pauses of a JVM's collector.
 *
 * @param totalMs of all together
 * @param longestMs of the longest
 */
public record Pauses(int count, double totalMs, double longestMs) {

    private static final Pattern PAUSE = Pattern.compile("\\[([^]]+)].* Pause .* ([0-9]+[.,][0-9]+)ms");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    /** What a log that {@code -Xlog:gc:file=…:utctime} wrote says of a span of time. */
    public static Pauses read(Path log, Instant from, Instant to) throws IOException {
        if (!Files.exists(log)) {
            return of(List.of(), from, to);
        }
        try (Stream<String> lines = Files.lines(log)) {
            return of(lines.toList(), from, to);
        }
    }

    static Pauses of(List<String> lines, Instant from, Instant to) {
        int count = 0;
        double total = 0;
        double longest = 0;
        for (String line : lines) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find() && within(pause.group(1), from, to)) {
                double ms = Double.parseDouble(pause.group(2).replace(',', '.'));
                count++;
                total += ms;
                longest = Math.max(longest, ms);
            }
        }
        return new Pauses(count, total, longest);
    }

    private static boolean within(String time, Instant from, Instant to) {
        Instant at = OffsetDateTime.parse(time, TIME).toInstant();
        return !at.isBefore(from) && !at.isAfter(to);
    }
}
