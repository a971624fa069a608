package io.holdfast.bench.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a PostgreSQL that is installed: on the PATH, or where Debian, Fedora and Homebrew put it. */
final class PostgresBinaries {

    /** Each has a folder for every version, and that a folder {@code bin}. */
    private static final List<String> PLACES =
            List.of("/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt");

    private PostgresBinaries() {}

    /** The folder that holds {@code initdb} and {@code postgres}; the newest by name if there are several. */
    static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(":", -1)).map(Path::of),
                        PLACES.stream().flatMap(PostgresBinaries::versions))
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("postgres")))
                .findFirst();
    }

    private static Stream<Path> versions(String place) {
        String[] names = new File(place).list();
        return names == null
                ? Stream.of()
                : Stream.of(names).sorted(Comparator.reverseOrder()).map(name -> Path.of(place, name, "bin"));
    }
}
