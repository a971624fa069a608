package io.holdfast.schemas.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderKeeperTest {

    private static final Instant START = Instant.parse("2026-11-22T19:30:00Z");
    private static final TopicPartition SEATS = new TopicPartition("seats", 0);

    @TempDir
    Path stateDir;

    private final List<Throwable> tooLate = new ArrayList<>();
    private Optional<Instant> newest = Optional.of(START);
    private boolean away;
    private Instant now = START;
    private long end = 10;
    private long position = 10;
    private StateFolder folder;
    private FolderKeeper keeper;

    private final LogEnd log = new LogEnd() {
        @Override
        public Optional<Instant> newestCommand() throws TimeoutException {
            if (away) {
                throw new TimeoutException("the broker is away");
            }
            return newest;
        }

        @Override
        public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
            return Map.of();
        }
    };

    private final FolderKeeper.Stores stores = new FolderKeeper.Stores() {
        @Override
        public Map<TopicPartition, Long> ends(LogEnd log) {
            return Map.of(SEATS, end);
        }

        @Override
        public boolean reached(Map<TopicPartition, Long> ends) {
            return position >= ends.getOrDefault(SEATS, 0L);
        }
    };

    @BeforeEach
    void a_folder_in_use() throws IOException {
        Files.createDirectories(stateDir.resolve("app").resolve("0_0"));
        folder = new StateFolder(stateDir, "app");
        keeper = new FolderKeeper(folder, log, () -> now, () -> {});
    }

    @AfterEach
    void close() {
        keeper.close();
    }

    private void round() {
        keeper.round(stores, tooLate::add);
    }

    @Test
    void marks_the_log_time_whose_records_the_stores_have_come_to() throws IOException {
        round();
        newest = Optional.of(START.plusSeconds(60));
        round();

        assertThat(folder.seenUntil()).contains(START);
    }

    @Test
    void marks_nothing_while_a_store_is_behind() throws IOException {
        position = 9;
        round();
        round();
        assertThat(folder.seenUntil()).isEmpty();

        position = 10;
        round();
        assertThat(folder.seenUntil()).contains(START);
    }

    @Test
    void does_not_wait_for_what_was_written_since() throws IOException {
        position = 9;
        round();
        end = 1_000_000;
        newest = Optional.of(START.plusSeconds(60));
        position = 10;
        round();

        assertThat(folder.seenUntil()).contains(START);
    }

    @Test
    void a_log_that_is_out_of_reach_leaves_the_mark_as_it_is() throws IOException {
        round();
        away = true;
        now = START.plus(Duration.ofHours(1));
        round();

        assertThat(folder.seenUntil()).isEmpty();
        assertThat(tooLate).isEmpty();
    }

    @Test
    void stores_that_were_cut_off_for_too_long_end_and_are_not_gone_on_from() {
        round();
        round();
        assertThat(folder.unusable(START)).isEmpty();

        now = START.plus(StateFolder.MAX_AGE).plusMillis(1);
        round();

        assertThat(tooLate).hasSize(1);
        assertThat(folder.unusable(now)).isPresent();
    }

    @Test
    void judges_by_the_brokers_clock_if_this_machines_is_behind() throws Exception {
        folder.seenUntil(START);
        newest = Optional.of(START.plus(StateFolder.MAX_AGE).plusMillis(1));

        assertThat(keeper.unusable()).isPresent();
    }

    @Test
    void judges_by_this_machines_clock_if_nothing_was_written_for_long() throws Exception {
        folder.seenUntil(START);
        now = START.plus(StateFolder.MAX_AGE).plusMillis(1);

        assertThat(keeper.unusable()).isPresent();
    }

    @Test
    void a_log_without_a_command_marks_nothing() throws IOException {
        newest = Optional.empty();
        round();
        round();

        assertThat(folder.seenUntil()).isEmpty();
    }
}
