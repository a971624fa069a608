package io.holdfast.api.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.store.StateRecord;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.state.SeatMove;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeatJournalTest {

    private static final int PARTITION = 3;
    private static final LogPosition CAUSE = new LogPosition(PARTITION, 7);

    private final SeatJournal journal = new SeatJournal(4);

    private static StateRecord record(String event, long offset) {
        return record(event, PARTITION, offset, List.of("A-1-1"), false);
    }

    private static StateRecord record(String event, int partition, long offset, List<String> seats, boolean more) {
        return new StateRecord(
                event + "/cart-1",
                seats.stream()
                        .map(seat -> new SeatMove(seat, SeatMove.Standing.HELD))
                        .toList(),
                more ? Optional.of(CAUSE) : Optional.empty(),
                more,
                new ViewPosition(partition, offset));
    }

    private void add(String event, long... offsets) {
        for (long offset : offsets) {
            journal.add(record(event, offset));
        }
    }

    private static ViewPosition at(long offset) {
        return new ViewPosition(PARTITION, offset);
    }

    private List<Long> behind(String event, long offset) {
        return offsets(journal.behind(event, at(offset), 100).orElseThrow().changes());
    }

    private static List<Long> offsets(List<SeatChange> changes) {
        return changes.stream().map(change -> change.at().offset()).toList();
    }

    @Test
    void what_is_behind_a_place_is_read_in_order_and_once() {
        add("ev", 10, 12, 15);

        assertThat(behind("ev", 9)).containsExactly(10L, 12L, 15L);
        assertThat(behind("ev", 10)).containsExactly(12L, 15L);
        assertThat(behind("ev", 13)).containsExactly(15L);
        assertThat(behind("ev", 15)).isEmpty();
    }

    @Test
    void all_seats_of_a_command_have_the_place_of_its_last_record() {
        assertThat(journal.add(record("ev", PARTITION, 10, List.of("A-1-1"), true)))
                .isEmpty();
        assertThat(journal.add(record("ev-2", PARTITION, 11, List.of("A-1-1"), true)))
                .isEmpty();
        assertThat(journal.add(end(12))).containsExactlyInAnyOrder("ev", "ev-2");

        var changes = journal.behind("ev", at(9), 100).orElseThrow().changes();
        assertThat(offsets(changes)).containsExactly(12L, 12L);
        assertThat(changes).extracting(SeatChange::last).containsExactly(false, true);
        assertThat(journal.behind("ev-2", at(9), 100).orElseThrow().changes())
                .extracting(SeatChange::last)
                .containsExactly(true);
        assertThat(behind("ev", 11)).as("cut within the command").containsExactly(12L, 12L);
    }

    private static StateRecord end(long offset) {
        return new StateRecord(
                "ev/cart-2",
                List.of(new SeatMove("A-1-2", SeatMove.Standing.HELD)),
                Optional.of(CAUSE),
                false,
                at(offset));
    }

    @Test
    void a_seat_that_a_command_changes_twice_is_told_once() {
        journal.add(new StateRecord(
                "ev/cart-1",
                List.of(new SeatMove("A-1-2", SeatMove.Standing.AVAILABLE)),
                Optional.of(CAUSE),
                true,
                at(10)));
        journal.add(end(11));

        assertThat(journal.behind("ev", at(9), 100).orElseThrow().changes())
                .extracting(SeatChange::status)
                .containsExactly(SeatStatus.HELD);
    }

    @Test
    void a_command_whose_last_record_is_gone_ends_where_another_begins() {
        journal.add(record("ev", PARTITION, 10, List.of("A-1-1"), true));
        add("ev", 13);

        assertThat(behind("ev", 9)).containsExactly(10L, 13L);
    }

    @Test
    void a_command_is_read_as_a_whole_however_few_changes_are_asked_for() {
        journal.add(record("ev", PARTITION, 10, List.of("A-1-1", "A-1-2", "A-1-3"), false));
        add("ev", 11);

        var read = journal.behind("ev", at(9), 1).orElseThrow();

        assertThat(offsets(read.changes())).containsExactly(10L, 10L, 10L);
        assertThat(read.upTo()).isEqualTo(at(10));
    }

    @Test
    void a_command_that_is_forgotten_in_part_is_forgotten() {
        journal.add(record("ev", PARTITION, 10, List.of("A-1-1", "A-1-2"), false));
        add("ev", 11, 12, 13);

        assertThat(journal.has(PARTITION, 9)).isFalse();
        assertThat(journal.behind("ev", at(9), 100)).isEmpty();
        assertThat(behind("ev", 10)).containsExactly(11L, 12L, 13L);
    }

    @Test
    void other_events_are_passed_over_and_count_as_looked_at() {
        add("ev", 10);
        add("ev-2", 11);
        add("ev", 12);
        add("ev-2", 13);

        var read = journal.behind("ev", at(10), 100).orElseThrow();

        assertThat(offsets(read.changes())).containsExactly(12L);
        assertThat(read.upTo()).isEqualTo(at(13));
    }

    @Test
    void a_read_stops_at_as_many_as_were_asked_for() {
        add("ev", 10, 11, 12);

        var read = journal.behind("ev", at(9), 2).orElseThrow();

        assertThat(offsets(read.changes())).containsExactly(10L, 11L);
        assertThat(read.upTo()).isEqualTo(at(11));
    }

    @Test
    void what_does_not_fit_is_forgotten_and_said_to_be() {
        add("ev", 10, 11, 12, 13, 14, 15);

        assertThat(journal.behind("ev", at(10), 100)).isEmpty();
        assertThat(journal.has(PARTITION, 10)).isFalse();
        assertThat(journal.has(PARTITION, 11)).isTrue();
        assertThat(behind("ev", 11)).containsExactly(12L, 13L, 14L, 15L);
    }

    @Test
    void a_journal_that_begins_in_the_middle_knows_nothing_of_what_was_before() {
        add("ev", 100);

        assertThat(journal.has(PARTITION, 98)).isFalse();
        assertThat(journal.behind("ev", at(98), 100)).isEmpty();
        assertThat(journal.has(PARTITION, 99)).as("all behind 99 is here").isTrue();
    }

    @Test
    void a_place_that_was_not_reached_here_is_not_one_to_go_on_from() {
        add("ev", 10);

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
        add("ev", 2, 3);
        assertThat(behind("ev", -1)).as("whatever offset the first has").containsExactly(2L, 3L);
        assertThat(journal.has(PARTITION, -1)).isTrue();
        add("ev", 4, 5, 6);
        assertThat(journal.has(PARTITION, -1)).as("forgotten by then").isFalse();
    }

    @Test
    void a_position_that_is_known_from_elsewhere_is_a_beginning() {
        journal.know(PARTITION, 50);

        assertThat(journal.position(PARTITION)).isEqualTo(50);
        assertThat(journal.has(PARTITION, 50)).isTrue();
        assertThat(journal.has(PARTITION, 49)).isFalse();
        add("ev", 51);
        assertThat(behind("ev", 50)).containsExactly(51L);
    }

    @Test
    void a_position_from_elsewhere_that_is_older_takes_nothing_back() {
        add("ev", 60);

        journal.know(PARTITION, 50);

        assertThat(journal.position(PARTITION)).isEqualTo(60);
        assertThat(journal.has(PARTITION, 58)).isFalse();
    }

    @Test
    void partitions_have_places_of_their_own() {
        journal.add(record("ev", 10));
        journal.add(record("other", 4, 99, List.of("A-1-1"), false));

        assertThat(behind("ev", 9)).containsExactly(10L);
        assertThat(journal.behind("other", new ViewPosition(4, 98), 100)
                        .orElseThrow()
                        .changes())
                .hasSize(1);
    }

    @Test
    void a_ring_that_has_grown_and_gone_round_keeps_the_order() {
        var large = new SeatJournal(100);
        for (int offset = 0; offset < 250; offset++) {
            large.add(record("ev", offset));
        }

        List<Long> kept =
                offsets(large.behind("ev", at(149), 1_000).orElseThrow().changes());

        assertThat(kept).hasSize(100).startsWith(150L).endsWith(249L).isSorted();
        assertThat(large.behind("ev", at(148), 1)).isEmpty();
    }
}
