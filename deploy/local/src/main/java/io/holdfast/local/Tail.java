package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log. A stack trace stands there without its frames: why a part will not start is said above them. */
final class Tail {

    private static final int LINES = 20;

    private Tail() {}

    static String of(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !isFrame(line))
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(it cannot be read: %s)".formatted(unreadable.getMessage());
        }
    }

    private static boolean isFrame(String line) {
        return line.startsWith("\tat ") || line.startsWith("\t... ");
    }
}
