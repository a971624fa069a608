package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.Installations;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Instances come back with a folder that is older than the tombstones of what was deleted meanwhile: nothing of what they remember may come back
 * (P1, P5, P9). First with folders that say how old they are, then with one that pretends to be of today.
 */
final class OldFolder extends Drill {

    /** Longer than identities that are over are remembered. */
    private static final String A_DAY_LATER = "+25h";

    /** Longer after that than tombstones are kept. */
    private static final String LATER = "+9d";

    private static final String PROCESSOR = "hold-processor-1";
    private static final String API = "reservation-api-1";

    /** What an instance writes into its folder to say until when it has seen the log. */
    private static final String MARK = "seen-until";

    /** How the keys end of what the ghosts' reservations and deadlines are kept by. */
    private static final String GHOSTS = "/ghost";

    private static final String GHOSTS_SEAT = "A-1-1";
    private static final int GHOSTS_SECONDS = 240;

    private static final List<String> COMPACTED = List.of(Topics.STATE.name());

    /** An event in each partition, so that whatever the old folder is given to decide, one of them is there. */
    private List<String> events = List.of();

    OldFolder() {
        super(
                "old-folder",
                "brings a hold-processor and a reservation-api back with folders that are older than the tombstones of what was deleted since");
    }

    private static List<String> eventInEach(Partitions partitions) {
        return IntStream.range(0, partitions.number())
                .mapToObj(partition -> eventOf(partition, partitions))
                .toList();
    }

    private static String eventOf(int partition, Partitions partitions) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> "old-folder-" + n)
                .filter(event -> partitions.of(event) == partition)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<String> missing() {
        return Faketime.library().isPresent() ? Optional.empty() : Optional.of(Faketime.MISSING);
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        KafkaCluster cluster = stage.kafka(KafkaUsers.AUDITOR);
        events =
                eventInEach(Installations.read(cluster, SchemaLog.read(cluster)).partitions());
        var compaction = new QuickCompaction(stage, COMPACTED);
        Path kept = Files.createTempDirectory(stage.state(PROCESSOR).getParent(), "kept");
        try {
            Instant ghostsOver = keepFoldersWithGhosts(stage, kept);
            sellTheirSeats(stage);
            forgetTheGhosts(stage, compaction);
            stage.say("the old folders come back");
            stage.restart(() -> bringBack(stage, kept, List.of(PROCESSOR, API)), Optional.of(LATER));
            Checks.awaitTime(Duration.between(Instant.now(), ghostsOver));
            nothingComesBack(stage, "first");
            assertThat(Files.readString(stage.log(PROCESSOR)))
                    .as("%s was to begin anew, not to go on until it met a contradiction", PROCESSOR)
                    .doesNotContain("contradicts the log");
            stage.say("the old folder of %s comes back and pretends to be of today".formatted(PROCESSOR));
            stage.restart(
                    () -> {
                        String today = Files.readString(mark(stage, PROCESSOR));
                        bringBack(stage, kept, List.of(PROCESSOR));
                        Files.writeString(mark(stage, PROCESSOR), today);
                    },
                    Optional.of(LATER));
            nothingComesBack(stage, "second");
            compaction.end();
            stage.restart(() -> {}, Optional.empty());
            return List.of("%d seats of ghosts, sold to others once each".formatted(events.size()));
        } finally {
            Checks.delete(kept);
        }
    }

    /** In each event a hold, and folders that have seen it and nothing after it. */
    private Instant keepFoldersWithGhosts(Stage stage, Path kept) throws Exception {
        for (String event : events) {
            stage.api(0).open(event, 1, 10).expect(201);
            stage.api(0)
                    .hold(event, "ghost", GHOSTS_SECONDS, List.of(GHOSTS_SEAT))
                    .expect(201);
            Checks.awaitState(stage, event, "ghost", "HELD");
        }
        Instant over = Instant.now().plusSeconds(GHOSTS_SECONDS);
        Instant held = Instant.now();
        for (String part : List.of(PROCESSOR, API)) {
            Awaitility.await()
                    .atMost(Checks.SOON)
                    .ignoreExceptions()
                    .until(() -> Instant.parse(Files.readString(mark(stage, part)))
                                    .isAfter(held.minusSeconds(GHOSTS_SECONDS))
                            && Files.getLastModifiedTime(mark(stage, part))
                                    .toInstant()
                                    .isAfter(held));
        }
        stage.restart(
                () -> {
                    for (String part : List.of(PROCESSOR, API)) {
                        copy(stage.state(part), kept.resolve(part));
                    }
                },
                Optional.empty());
        return over;
    }

    private void sellTheirSeats(Stage stage) throws Exception {
        for (String event : events) {
            stage.api(0).release(event, "ghost").expectState("RELEASED");
            stage.api(0).hold(event, "buyer", 600, List.of(GHOSTS_SEAT)).expect(201);
            stage.api(0).checkout(event, "buyer", "pm_card_visa").expectState("SOLD");
        }
    }

    /** A day later the ghosts are forgotten, and a week after that so are the tombstones that said so. */
    private void forgetTheGhosts(Stage stage, QuickCompaction compaction) throws Exception {
        compaction.begin();
        stage.restart(() -> {}, Optional.of(A_DAY_LATER));
        // The cleaner that takes the values away notes until when each tombstone stays.
        awaitCompaction(stage, "day", () -> compaction.left(GHOSTS).values() == 0);
        stage.restart(() -> {}, Optional.of(LATER));
        awaitCompaction(stage, "week", () -> compaction.left(GHOSTS).tombstones() == 0);
    }

    private void awaitCompaction(Stage stage, String name, Callable<Boolean> done) {
        var rounds = new int[1];
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    // Only what is behind the newest segment is compacted, and a segment ends when something is
                    // written.
                    touch(stage, name + rounds[0]++);
                    return done.call();
                });
    }

    /** Something is written to each partition of each compacted topic. */
    private void touch(Stage stage, String name) throws IOException, InterruptedException {
        for (String event : events) {
            var _ = stage.api(0).hold(event, name, 600, List.of("A-1-9"));
            var _ = stage.api(0).release(event, name);
        }
    }

    private void nothingComesBack(Stage stage, String when) throws Exception {
        stage.awaitReady();
        for (String event : events) {
            // The next command of each partition is decided by the instance that has it now.
            assertThat(stage.api(0)
                            .hold(event, "rival-" + when, 600, List.of(GHOSTS_SEAT))
                            .problem())
                    .as("the buyer's seat in %s", event)
                    .isEqualTo("seats-unavailable");
            stage.api(0).hold(event, "next-" + when, 600, List.of("A-1-2")).expect(201);
            stage.api(0).release(event, "next-" + when).expectState("RELEASED");
            Checks.awaitEverywhere(stage, client -> {
                assertThat(client.get(event, "ghost").status())
                        .as("the ghost in %s", event)
                        .isEqualTo(404);
                assertThat(client.seats(event).get(GHOSTS_SEAT).asText()).isEqualTo("SOLD");
                assertThat(client.seats(event).get("A-1-2").asText()).isEqualTo("AVAILABLE");
            });
        }
    }

    private static Path mark(Stage stage, String part) throws IOException {
        try (Stream<Path> all = Files.walk(stage.state(part), 2)) {
            return all.filter(path -> path.getFileName().toString().equals(MARK))
                    .findFirst()
                    .orElseThrow(() -> new IOException(part + " has marked nothing yet"));
        }
    }

    private static void bringBack(Stage stage, Path kept, List<String> parts) throws IOException {
        for (String part : parts) {
            Checks.delete(stage.state(part));
            copy(kept.resolve(part), stage.state(part));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        var all = new ArrayList<Path>();
        try (Stream<Path> found = Files.walk(from)) {
            found.forEach(all::add);
        }
        for (Path path : all) {
            Path copied = to.resolve(from.relativize(path).toString());
            Files.createDirectories(copied.getParent());
            if (Files.isDirectory(path)) {
                Files.createDirectories(copied);
            } else {
                Files.copy(path, copied);
            }
        }
    }
}
