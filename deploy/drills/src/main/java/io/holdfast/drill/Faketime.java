package io.holdfast.drill;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process whose clock is off: libfaketime, which is loaded before the C library, answers its questions for the time. */
public final class Faketime {

    /** What to do if it is missing. */
    public static final String MISSING = "needs libfaketime: install it (Debian's package libfaketime)";

    private static final Path LIBRARIES = Path.of("/usr/lib");

    private Faketime() {}

    /**
     * The command with a clock that is off.
     *
     * @param offset by how much, as libfaketime writes it: {@code +8d} for eight days ahead
     * @throws IllegalStateException if libfaketime is not installed
     */
    public static List<String> command(String offset) {
        Path library = library().orElseThrow(() -> new IllegalStateException("a clock that is off " + MISSING));
        // Elapsed time is left alone, and so are waits that end by it: otherwise each wait of a JVM ends at once.
        return List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME=" + offset,
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    /** Where Debian puts it. The variant for programs with threads takes a lock for each look at the clock: forty times as long. */
    static Optional<Path> library() {
        try (DirectoryStream<Path> platforms = Files.newDirectoryStream(LIBRARIES, "*-linux-*")) {
            for (Path platform : platforms) {
                Path library = platform.resolve("faketime").resolve("libfaketime.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalStateException(LIBRARIES + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
