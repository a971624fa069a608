package io.holdfast.api.seats;

import static io.holdfast.api.view.store.StateFixture.EVENT;
import static io.holdfast.api.view.store.StateFixture.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.view.ViewPosition;
import io.holdfast.api.view.store.StateFixture;
import io.holdfast.api.view.store.StateRecord;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.SeatMove;
import io.holdfast.schemas.view.ReservationStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFeedTest {

    private static final Duration NOW = Duration.ZERO;

    private StateFixture states;
    private JournalFeed feed;

    @BeforeEach
    void start(@TempDir Path stateDir) {
        states = new StateFixture(stateDir);
        feed = states.feed;
    }

    @AfterEach
    void stop() {
        states.close();
    }

    private static ViewPosition at(long offset) {
        return new ViewPosition(0, offset);
    }

    /** A command that holds a seat, or gives it back: one state. */
    private void hold(String seat, long command) {
        states.last(command, reservation("of-" + seat, ReservationStatus.HELD, seat));
    }

    private void release(String seat, long command) {
        states.last(command, reservation("of-" + seat, ReservationStatus.RELEASED, seat));
    }

    private List<SeatChange> behind(long offset) {
        return feed.behind(EVENT, at(offset), 100).orElseThrow().changes();
    }

    @Test
    void what_is_committed_is_heard_as_it_can_be_read() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.last(8, reservation("cart-2", ReservationStatus.SOLD, "A-1-2"));
        states.last(9, reservation("cart-1", ReservationStatus.EXPIRED, "A-1-1"));

        assertThat(behind(-1))
                .containsExactly(
                        new SeatChange(at(0), true, "A-1-1", SeatStatus.HELD, Optional.of(new LogPosition(0, 7))),
                        new SeatChange(at(1), true, "A-1-2", SeatStatus.SOLD, Optional.of(new LogPosition(0, 8))),
                        new SeatChange(at(2), true, "A-1-1", SeatStatus.AVAILABLE, Optional.of(new LogPosition(0, 9))));
    }

    /** Of what is restored compaction may have taken a state whose seats a reader has seen: the change that takes them back would be missing. */
    @Test
    void a_place_within_what_was_restored_is_gone_on_from_with_a_snapshot() throws Exception {
        states.ready.set(false);
        hold("A-1-1", 7);
        release("A-1-2", 9);
        states.positions.publish(new TopicPartition(Topics.STATE.name(), 0), 2);

        states.ready.set(true);

        assertThat(feed.resumes(EVENT, at(0), Duration.ZERO)).isFalse();
        assertThat(feed.resumes(EVENT, feed.snapshot(EVENT).upTo(), Duration.ZERO))
                .isTrue();
        hold("A-1-3", 10);
        assertThat(behind(1)).extracting(SeatChange::seat).containsExactly("A-1-3");
    }

    @Test
    void a_state_that_moves_no_seat_is_no_change() {
        hold("A-1-1", 7);
        hold("A-1-1", 8);
        states.last(9, StateFixture.event(EVENT));
        states.forget(10, "cart-9");

        assertThat(behind(-1)).hasSize(1);
        assertThat(states.feed.snapshot(EVENT).upTo()).isEqualTo(at(3));
    }

    @Test
    void a_state_that_nobody_can_read_ends_no_stream() {
        hold("A-1-1", 7);
        states.put(StateFixture.key(reservation("of-A-1-1", ReservationStatus.HELD)), new byte[] {1}, "0:8", false);
        hold("A-1-3", 9);

        assertThat(behind(-1)).extracting(SeatChange::seat).containsExactly("A-1-1", "A-1-3");
    }

    @Test
    void the_place_stands_on_the_last_change_of_a_command_alone() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1", "A-1-2"));

        assertThat(behind(-1)).extracting(SeatChange::last).containsExactly(false, true);
    }

    @Test
    void nothing_is_told_of_a_command_before_its_last_state() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        states.more(8, reservation("cart-1", ReservationStatus.EXPIRED, "A-1-1"));
        assertThat(behind(0)).isEmpty();

        states.last(8, reservation("cart-2", ReservationStatus.REJECTED, "A-1-1", "A-9-9"));

        assertThat(behind(0))
                .as("its last state moves no seat, and its place is told all the same")
                .containsExactly(
                        new SeatChange(at(2), true, "A-1-1", SeatStatus.AVAILABLE, Optional.of(new LogPosition(0, 8))));
    }

    @Test
    void a_reader_that_is_cut_after_any_change_loses_nothing() {
        states.last(7, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        ViewPosition begin = feed.snapshot(EVENT).upTo();
        states.more(8, reservation("cart-1", ReservationStatus.EXPIRED, "A-1-1"));
        states.last(8, reservation("cart-2", ReservationStatus.HELD, "A-1-2", "A-1-3"));
        Map<String, SeatStatus> everything =
                shown(feed.behind(EVENT, begin, 100).orElseThrow().changes());
        List<SeatChange> all = feed.behind(EVENT, begin, 100).orElseThrow().changes();

        assertThat(all).hasSize(3);
        for (int cut = 0; cut <= all.size(); cut++) {
            List<SeatChange> taken = new ArrayList<>(all.subList(0, cut));
            ViewPosition id =
                    taken.stream().filter(SeatChange::last).map(SeatChange::at).reduce(begin, (_, later) -> later);
            taken.addAll(feed.behind(EVENT, id, 1).orElseThrow().changes());
            assertThat(shown(taken)).as("cut after %d", cut).isEqualTo(everything);
        }
    }

    private static Map<String, SeatStatus> shown(List<SeatChange> changes) {
        var seats = new HashMap<String, SeatStatus>();
        changes.forEach(change -> seats.put(change.seat(), change.status()));
        return seats;
    }

    @Test
    void a_snapshot_and_what_is_behind_it_are_everything() {
        hold("A-1-1", 7);

        SeatFeed.Snapshot snapshot = feed.snapshot(EVENT);
        hold("A-1-2", 8);

        assertThat(snapshot.seats().taken()).isEqualTo(Map.of("A-1-1", SeatStatus.HELD));
        assertThat(snapshot.upTo()).isEqualTo(at(0));
        assertThat(behind(snapshot.upTo().offset()))
                .extracting(SeatChange::seat)
                .containsExactly("A-1-2");
    }

    @Test
    void a_snapshot_in_the_middle_of_a_command_is_followed_by_the_whole_of_it() {
        states.more(8, reservation("cart-1", ReservationStatus.HELD, "A-1-1"));
        ViewPosition upTo = feed.snapshot(EVENT).upTo();
        states.last(8, reservation("cart-2", ReservationStatus.HELD, "A-1-2"));

        assertThat(behind(upTo.offset())).extracting(SeatChange::seat).containsExactly("A-1-1", "A-1-2");
    }

    @Test
    void a_snapshot_of_what_was_restored_says_how_far_the_restore_came() throws Exception {
        states.positions.publish(new TopicPartition(Topics.STATE.name(), 0), 50);

        assertThat(feed.snapshot(EVENT).upTo()).isEqualTo(at(49));
        assertThat(feed.resumes(EVENT, at(49), NOW)).isTrue();
        assertThat(feed.resumes(EVENT, at(48), NOW)).as("before this process").isFalse();
    }

    @Test
    void one_who_saw_a_partition_empty_goes_on_with_its_first_change() throws Exception {
        assertThat(feed.resumes(EVENT, at(-1), NOW)).as("nothing was heard yet").isFalse();
        states.positions.publish(new TopicPartition(Topics.STATE.name(), 0), 0);
        ViewPosition upTo = feed.snapshot(EVENT).upTo();

        assertThat(feed.resumes(EVENT, upTo, NOW)).isTrue();
        hold("A-1-1", 7);
        assertThat(feed.resumes(EVENT, upTo, NOW)).isTrue();
        assertThat(behind(upTo.offset())).extracting(SeatChange::seat).containsExactly("A-1-1");
    }

    @Test
    void one_who_comes_back_goes_on_until_what_was_missed_is_forgotten() throws Exception {
        for (int seat = 1; seat <= 4; seat++) {
            hold("A-1-" + seat, seat);
        }

        assertThat(feed.resumes(EVENT, at(0), NOW)).isTrue();
        assertThat(behind(0)).extracting(SeatChange::seat).containsExactly("A-1-2", "A-1-3", "A-1-4");
        hold("A-1-5", 5);
        assertThat(feed.resumes(EVENT, at(0), NOW)).isFalse();
        assertThat(feed.behind(EVENT, at(0), 100)).isEmpty();
    }

    @Test
    void the_place_of_another_partition_is_none_here() throws Exception {
        hold("A-1-1", 7);

        assertThat(feed.resumes(EVENT, new ViewPosition(1, 0), NOW)).isFalse();
    }

    @Test
    void an_instance_that_is_a_little_behind_another_catches_up_first() throws Exception {
        hold("A-1-1", 7);
        CompletableFuture<Boolean> resumes = later(() -> feed.resumes(EVENT, at(1), Duration.ofSeconds(30)));

        release("A-1-1", 8);

        assertThat(resumes.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void who_waits_is_woken_by_a_change_of_this_event_alone() throws Exception {
        assertThat(feed.await(EVENT, at(-1), Duration.ofMillis(20))).isFalse();
        feed.stored(new StateRecord(
                "other/cart-1",
                List.of(new SeatMove("A-1-1", SeatMove.Standing.HELD)),
                Optional.of(new LogPosition(0, 6)),
                false,
                at(0)));
        assertThat(feed.await(EVENT, at(-1), Duration.ofMillis(20))).isFalse();
        CompletableFuture<Boolean> woken = later(() -> feed.await(EVENT, at(0), Duration.ofSeconds(30)));

        hold("A-1-1", 7);
        hold("A-1-2", 8);

        assertThat(woken.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(feed.await(EVENT, at(0), Duration.ofSeconds(30)))
                .as("what came before is not waited for")
                .isTrue();
    }

    /** False if it fails. */
    private static CompletableFuture<Boolean> later(Callable<Boolean> wait) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return wait.call();
            } catch (Exception ended) {
                return false;
            }
        });
    }
}
