package io.holdfast.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatJournalTest {

    private static final int PARTITION = 3;

    private final SeatJournal journal = new SeatJournal(4);

    private static StoredRecord record(String key, long offset) {
        return new StoredRecord(key, null, Optional.empty(), PARTITION, offset);
    }

    private void add(String key, long... offsets) {
        for (long offset : offsets) {
            journal.add(record(key, offset));
        }
    }

    private List<Long> behind(String event, long offset) {
        return journal.behind(PARTITION, event, offset, 100).orElseThrow().records().stream()
                .map(StoredRecord::offset)
                .toList();
    }

    @Test
    void what_is_behind_a_place_is_read_in_order_and_once() {
        add("ev/A-1-1", 10, 12, 15);

        assertThat(behind("ev", 9)).containsExactly(10L, 12L, 15L);
        assertThat(behind("ev", 10)).containsExactly(12L, 15L);
        assertThat(behind("ev", 13)).containsExactly(15L);
        assertThat(behind("ev", 15)).isEmpty();
    }

    @Test
    void two_seats_of_one_command_are_two_places() {
        add("ev/A-1-1", 10);
        add("ev/A-1-2", 11);

        assertThat(behind("ev", 10)).as("cut between the two").containsExactly(11L);
    }

    @Test
    void other_events_are_passed_over_and_count_as_looked_at() {
        add("ev/A-1-1", 10);
        add("ev-2/A-1-1", 11);
        add("ev/A-1-1", 12);
        add("ev-2/A-1-1", 13);

        var read = journal.behind(PARTITION, "ev", 10, 100).orElseThrow();

        assertThat(read.records()).extracting(StoredRecord::offset).containsExactly(12L);
        assertThat(read.upTo()).isEqualTo(13);
    }

    @Test
    void a_read_stops_at_as_many_as_were_asked_for() {
        add("ev/A-1-1", 10, 11, 12);

        var read = journal.behind(PARTITION, "ev", 9, 2).orElseThrow();

        assertThat(read.records()).extracting(StoredRecord::offset).containsExactly(10L, 11L);
        assertThat(read.upTo()).isEqualTo(11);
    }

    @Test
    void what_does_not_fit_is_forgotten_and_said_to_be() {
        add("ev/A-1-1", 10, 11, 12, 13, 14, 15);

        assertThat(journal.behind(PARTITION, "ev", 10, 100)).isEmpty();
        assertThat(journal.has(PARTITION, 10)).isFalse();
        assertThat(journal.has(PARTITION, 11)).isTrue();
        assertThat(behind("ev", 11)).containsExactly(12L, 13L, 14L, 15L);
    }

    @Test
    void a_journal_that_begins_in_the_middle_knows_nothing_of_what_was_before() {
        add("ev/A-1-1", 100);

        assertThat(journal.has(PARTITION, 98)).isFalse();
        assertThat(journal.behind(PARTITION, "ev", 98, 100)).isEmpty();
        assertThat(journal.has(PARTITION, 99)).as("all behind 99 is here").isTrue();
    }

    @Test
    void a_place_that_was_not_reached_here_is_not_one_to_go_on_from() {
        add("ev/A-1-1", 10);

        assertThat(journal.has(PARTITION, 10)).isTrue();
        assertThat(journal.has(PARTITION, 11))
                .as("of another instance that is ahead, or another cluster")
                .isFalse();
    }

    @Test
    void nothing_can_be_gone_on_from_where_nothing_was_heard() {
        assertThat(journal.has(PARTITION, 0)).isFalse();
        assertThat(journal.position(PARTITION)).isEqualTo(-1);
        assertThat(journal.has(PARTITION, -1)).isFalse();
    }

    @Test
    void a_partition_that_is_known_to_be_empty_can_be_gone_on_from() {
        journal.know(PARTITION, -1);

        assertThat(journal.position(PARTITION)).isEqualTo(-1);
        assertThat(journal.has(PARTITION, -1)).isTrue();
        add("ev/A-1-1", 2, 3);
        assertThat(behind("ev", -1)).as("whatever offset the first has").containsExactly(2L, 3L);
        assertThat(journal.has(PARTITION, -1)).isTrue();
        add("ev/A-1-1", 4, 5, 6);
        assertThat(journal.has(PARTITION, -1)).as("forgotten by then").isFalse();
    }

    @Test
    void a_position_that_is_known_from_elsewhere_is_a_beginning() {
        journal.know(PARTITION, 50);

        assertThat(journal.position(PARTITION)).isEqualTo(50);
        assertThat(journal.has(PARTITION, 50)).isTrue();
        assertThat(journal.has(PARTITION, 49)).isFalse();
        add("ev/A-1-1", 51);
        assertThat(behind("ev", 50)).containsExactly(51L);
    }

    @Test
    void a_position_from_elsewhere_that_is_older_takes_nothing_back() {
        add("ev/A-1-1", 60);

        journal.know(PARTITION, 50);

        assertThat(journal.position(PARTITION)).isEqualTo(60);
        assertThat(journal.has(PARTITION, 58)).isFalse();
    }

    @Test
    void partitions_have_places_of_their_own() {
        journal.add(record("ev/A-1-1", 10));
        journal.add(new StoredRecord("other/A-1-1", null, Optional.empty(), 4, 99));

        assertThat(behind("ev", 9)).containsExactly(10L);
        assertThat(journal.behind(4, "other", 98, 100).orElseThrow().records()).hasSize(1);
    }

    @Test
    void a_ring_that_has_grown_and_gone_round_keeps_the_order() {
        var large = new SeatJournal(100);
        for (int offset = 0; offset < 250; offset++) {
            large.add(record("ev/A-1-1", offset));
        }

        List<Long> kept = large.behind(PARTITION, "ev", 149, 1_000).orElseThrow().records().stream()
                .map(StoredRecord::offset)
                .toList();

        assertThat(kept).hasSize(100).startsWith(150L).endsWith(249L).isSorted();
        assertThat(large.behind(PARTITION, "ev", 148, 1)).isEmpty();
    }
}
