package io.holdfast.api.http.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.http.seats.LargeAnswers.Lease;
import io.holdfast.api.http.seats.SeatSnapshots.Encoded;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.region.ForeignSeats;
import io.holdfast.api.seats.FakeFeed;
import io.holdfast.api.usecase.FakeViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeatSnapshotsTest {

    private static final Event EVENT = States.open();

    /** Three snapshots of this event, whose seats count for 40 bytes each. */
    private static final long ROOM = 3 * EVENT.seats() * 40;

    private final FakeFeed feed = new FakeFeed(new FakeViews());
    private final LargeAnswers answers = new LargeAnswers(ROOM);
    private final AtomicLong nanoTime = new AtomicLong();
    private final SeatSnapshots snapshots = new SeatSnapshots(feed, new ForeignSeats(List::of), answers, nanoTime::get);

    private Optional<Lease<Encoded>> later() throws InterruptedException {
        nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
        feed.change("A-1-1", SeatStatus.HELD);
        return snapshots.of(EVENT);
    }

    @Test
    void who_comes_within_a_second_shares_a_snapshot() throws Exception {
        Encoded first = snapshots.of(EVENT).orElseThrow().answer();

        assertThat(snapshots.of(EVENT).orElseThrow().answer()).isSameAs(first);
        assertThat(later().orElseThrow().answer()).isNotSameAs(first);
    }

    @Test
    void readers_that_take_nothing_share_the_room_that_there_is() throws Exception {
        List<Lease<Encoded>> unread = new ArrayList<>();
        for (int reader = 0; reader < 250; reader++) {
            unread.add(later().orElseThrow());
        }

        assertThat(unread.stream().map(Lease::answer).distinct()).hasSize(3);
        assertThat(answers.usedBytes()).isEqualTo(ROOM);
    }

    @Test
    void room_is_given_back_by_the_last_who_shares_it() throws Exception {
        List<Lease<Encoded>> unread = List.of(later().orElseThrow(), later().orElseThrow(), later().orElseThrow());
        Lease<Encoded> shared = snapshots.of(EVENT).orElseThrow();

        unread.forEach(Lease::close);
        assertThat(answers.usedBytes()).isEqualTo(ROOM / 3);
        shared.close();
        assertThat(answers.usedBytes()).as("the latest is kept").isEqualTo(ROOM / 3);
        later().orElseThrow().close();

        assertThat(answers.usedBytes()).isEqualTo(ROOM / 3);
    }

    @Test
    void where_there_is_neither_room_nor_a_snapshot_there_is_none() throws Exception {
        List<Lease<Encoded>> unread = List.of(later().orElseThrow(), later().orElseThrow(), later().orElseThrow());

        assertThat(snapshots.of(States.open("ev-2"))).isEmpty();
        unread.getFirst().close();

        assertThat(snapshots.of(States.open("ev-2"))).isPresent();
    }

    @Test
    void a_snapshot_that_could_not_be_made_takes_no_room() {
        assertThat(answers.usedBytes()).isZero();
        try {
            answers.make(23, () -> {
                throw new IllegalStateException("broken");
            });
        } catch (IllegalStateException | InterruptedException broken) {
            assertThat(answers.usedBytes()).isZero();
        }
    }
}
