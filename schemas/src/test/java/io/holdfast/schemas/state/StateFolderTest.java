package io.holdfast.schemas.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class StateFolderTest {

    private static final Instant SEEN = Instant.parse("2026-11-22T19:30:00Z");

    @TempDir
    Path stateDir;

    private StateFolder folder;

    @BeforeEach
    void an_application() {
        folder = new StateFolder(stateDir, "hold-processor");
    }

    private Path store() throws IOException {
        return Files.createDirectories(stateDir.resolve("hold-processor").resolve("0_0"));
    }

    @Test
    void a_folder_that_is_not_there_is_begun() {
        assertThat(folder.unusable(SEEN)).isEmpty();
    }

    @Test
    void an_empty_folder_is_begun() throws IOException {
        Files.createDirectories(stateDir.resolve("hold-processor"));

        assertThat(folder.unusable(SEEN)).isEmpty();
    }

    @Test
    void a_folder_without_a_mark_is_not_gone_on_from() throws IOException {
        store();

        assertThat(folder.unusable(SEEN)).get().asString().contains("does not say");
    }

    @Test
    void a_folder_whose_mark_is_illegible_is_not_gone_on_from() throws IOException {
        store();
        folder.seenUntil(SEEN);
        Files.writeString(stateDir.resolve("hold-processor").resolve("seen-until"), "yesterday");

        assertThat(folder.unusable(SEEN)).get().asString().contains("does not say");
    }

    @Test
    void a_folder_is_gone_on_from_until_tombstones_that_it_has_not_seen_could_be_gone() throws IOException {
        store();
        folder.seenUntil(SEEN);

        assertThat(folder.unusable(SEEN.plus(StateFolder.MAX_AGE))).isEmpty();
        assertThat(folder.unusable(SEEN.plus(StateFolder.MAX_AGE).plusMillis(1)))
                .get()
                .asString()
                .contains(SEEN.toString());
    }

    @Test
    void a_folder_that_is_distrusted_is_not_gone_on_from() throws IOException {
        store();
        folder.seenUntil(SEEN);

        folder.distrust();

        assertThat(folder.unusable(SEEN)).isPresent();
    }

    @Test
    void a_store_that_lost_a_file_is_not_gone_on_from() throws IOException {
        Path store = store();
        folder.seenUntil(SEEN);
        assertThat(open(store)).isEmpty();
        try (var files = Files.newDirectoryStream(store, "MANIFEST-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }

        var failure = new StreamsException("cannot be opened", open(store).orElseThrow());

        assertThat(folder.distrustIfBroken(failure)).isTrue();
        assertThat(folder.unusable(SEEN)).get().asString().contains("does not say");
    }

    @Test
    void a_full_disk_breaks_no_store() throws IOException {
        store();
        folder.seenUntil(SEEN);
        var full = new RocksDBException(new Status(Status.Code.IOError, Status.SubCode.NoSpace, "no room"));

        assertThat(folder.distrustIfBroken(new StreamsException("cannot be written", full)))
                .isFalse();
        assertThat(folder.unusable(SEEN)).isEmpty();
    }

    @Test
    void another_failure_breaks_no_store() throws IOException {
        store();
        folder.seenUntil(SEEN);

        assertThat(folder.distrustIfBroken(new StreamsException("fenced"))).isFalse();
        assertThat(folder.unusable(SEEN)).isEmpty();
    }

    private static Optional<RocksDBException> open(Path store) {
        RocksDB.loadLibrary();
        try (var options = new Options().setCreateIfMissing(true);
                var _ = RocksDB.open(options, store.toString())) {
            return Optional.empty();
        } catch (RocksDBException failure) {
            return Optional.of(failure);
        }
    }
}
