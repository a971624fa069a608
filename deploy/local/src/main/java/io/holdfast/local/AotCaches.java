package io.holdfast.local;

import io.holdfast.schemas.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the services' JVMs loaded and learned under a load, kept for their next start (JEP 514 and 515). A cache belongs to the very jars and
 * the JDK that it was trained with; their key lies beside it, and one with another key is not used. Decision 39 says why.
 */
final class AotCaches {

    private final Path home;
    private final Path folder;
    private final String jdk;

    /** The caches of a project's folder, for the JDK that runs this. */
    AotCaches(Path home) {
        this(home, System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
    }

    AotCaches(Path home, String jdk) {
        this.home = home;
        this.folder = home.resolve("target").resolve("aot");
        this.jdk = jdk;
    }

    /** Data folder of the stack that is loaded for training: what runs there records. */
    Path training() {
        return folder.resolve("training");
    }

    /** What a service's JVM is told if its stack lies on a data folder: to record, to use the cache, or nothing. */
    List<String> arguments(Service service, Path data) {
        if (data.equals(training())) {
            return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording(service));
        }
        return current(service) ? List.of("-XX:AOTCache=" + cache(service)) : List.of();
    }

    /** Whether there is a cache for what runs now. */
    boolean current(Service service) {
        try {
            return Files.exists(cache(service))
                    && Files.exists(keyFile(service))
                    && Files.readString(keyFile(service)).equals(key(service));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    List<Service> missing() {
        return Arrays.stream(Service.values())
                .filter(service -> !current(service))
                .toList();
    }

    /** What there is, in one line for people; empty if there is no cache at all. */
    Optional<String> line() {
        List<Service> outdated = missing().stream()
                .filter(service -> Files.exists(cache(service)))
                .toList();
        if (!outdated.isEmpty()) {
            return Optional.of(
                    "ahead-of-time cache of another build or JDK, not used: %s; ./holdfast train makes them anew"
                            .formatted(names(outdated)));
        }
        List<Service> current =
                Arrays.stream(Service.values()).filter(this::current).toList();
        return current.isEmpty()
                ? Optional.empty()
                : Optional.of("ahead-of-time caches of this build found: " + names(current));
    }

    private static String names(List<Service> services) {
        return services.stream().map(Service::kind).collect(Collectors.joining(", "));
    }

    /** What a service's JVM writes when it ends after training. */
    Path recording(Service service) {
        return folder.resolve(service.kind() + ".aotconf");
    }

    /** Where a new cache is made, before {@link #take} puts it in its place. */
    Path made(Service service) {
        return folder.resolve(service.kind() + ".aot.new");
    }

    /**
     * Puts a cache that was made in its place.
     *
     * @param trained the key when the training began: if it is another one now, the cache is of no use and not taken
     * @return whether it was taken
     */
    boolean take(Service service, String trained) throws IOException {
        if (!trained.equals(key(service))) {
            Files.deleteIfExists(made(service));
            return false;
        }
        // No moment in which a key stands beside a cache that is not its own.
        Files.deleteIfExists(keyFile(service));
        Files.move(made(service), cache(service), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(keyFile(service), trained);
        return true;
    }

    Path cache(Service service) {
        return folder.resolve(service.kind() + ".aot");
    }

    private Path keyFile(Service service) {
        return folder.resolve(service.kind() + ".key");
    }

    /** Follows from the JDK, and from where each jar is, how large it is and when it was made: the JVM compares the same. */
    String key(Service service) throws IOException {
        Path app = service.app(home);
        var digest = Digests.sha256();
        digest.update(jdk.getBytes(StandardCharsets.UTF_8));
        if (Files.exists(app)) {
            try (Stream<Path> files = Files.walk(app)) {
                files.filter(Files::isRegularFile).sorted().map(AotCaches::line).forEach(digest::update);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] line(Path file) {
        try {
            return "%s %d %d\n"
                    .formatted(
                            file,
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
