package io.holdfast.bench.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a PostgreSQL that is installed: on the PATH, or where Debian, Fedora and Homebrew put it. */
final class PostgresBinaries {

    private static final List<String> PLACES = List.of(
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql*/bin",
            "/usr/local/opt/postgresql*/bin");

    private PostgresBinaries() {}

    /** The folder that holds {@code initdb} and {@code postgres}; the newest by name where there are several. */
    static Optional<Path> find() {
        var folders = new ArrayList<Path>();
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1)) {
            folders.add(Path.of(folder));
        }
        PLACES.forEach(place -> folders.addAll(matching(place)));
        return folders.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    /** The folders of a place with one star in it, in descending order. */
    private static List<Path> matching(String place) {
        Path pattern = Path.of(place);
        int star = 0;
        while (!pattern.getName(star).toString().contains("*")) {
            star++;
        }
        Path parent = pattern.getRoot().resolve(pattern.subpath(0, star));
        Path rest = pattern.subpath(star + 1, pattern.getNameCount());
        var found = new ArrayList<Path>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> folders =
                    Files.newDirectoryStream(parent, pattern.getName(star).toString())) {
                folders.forEach(folder -> found.add(folder.resolve(rest)));
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        found.sort(Comparator.<Path>naturalOrder().reversed());
        return found;
    }
}
