package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * How much of a region runs. It is a file in the region's folder, which the supervisor looks at all the time: so a region that was taken over stays
 * stopped when the stack is started again.
 */
enum RegionExtent {
    /** Nothing: it is lost, or stopped. What it shares with the other region runs on. */
    NONE,
    /** What makes it learn what it missed, and nothing that sells, asks for money or sends mail. */
    RETIRING,
    /** Everything. */
    ALL;

    /** One payment provider, one mail server and one issuer of tokens stand for the world outside: they belong to no region, though the first one's stack has them. */
    private static final List<String> OUTSIDE = List.of("payment-provider", "mail-server", BaseParts.ISSUER);

    /** What brings the other region's log here, and decides. */
    private static final List<String> LEARNING = List.of("broker", "registry", "mirror", "hold-processor-");

    private static final String FILE = "extent";

    /**
     * How much of it shall run.
     *
     * @param data the common folder
     */
    static RegionExtent of(Path data, String region) {
        Path file = data.resolve(region).resolve(FILE);
        try {
            return Files.exists(file) ? valueOf(Files.readString(file).strip().toUpperCase(Locale.ROOT)) : ALL;
        } catch (IOException | IllegalArgumentException illegible) {
            throw new StackException("%s says nothing that is understood: write all, retiring or none (%s)"
                    .formatted(file, illegible.getMessage()));
        }
    }

    /** Says how much of it shall run from now on. */
    void write(Path data, String region) throws IOException {
        Path next = data.resolve(region).resolve(FILE + ".next");
        Files.writeString(next, name().toLowerCase(Locale.ROOT) + "\n");
        Files.move(
                next, next.resolveSibling(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether a part of this name runs. */
    boolean has(String part) {
        return OUTSIDE.contains(part)
                || switch (this) {
                    case NONE -> false;
                    case RETIRING -> LEARNING.stream().anyMatch(part::startsWith);
                    case ALL -> true;
                };
    }

    /** Whether a part shall run: those that are of no region always do. */
    static boolean wants(Path data, Part part) {
        return part.region().map(region -> of(data, region).has(part.name())).orElse(true);
    }
}
