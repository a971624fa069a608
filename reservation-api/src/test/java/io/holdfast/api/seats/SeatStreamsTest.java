package io.holdfast.api.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.usecase.FakeViews;
import io.holdfast.api.view.ViewPosition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeatStreamsTest {

    private final FakeFeed feed = new FakeFeed(new FakeViews());
    private final SeatStreams streams = new SeatStreams(feed, 2, 1, Duration.ofMillis(50));
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(1_000);
    private final Thread.Builder threads = Thread.ofVirtual();
    private Optional<Thread> thread = Optional.empty();

    /** Writes down what it is given, once the test lets it. */
    private final SeatReader reader = new SeatReader() {

        @Override
        public ViewPosition snapshot() throws InterruptedException {
            gate.acquire();
            ViewPosition upTo = feed.snapshot("ev").upTo();
            heard.add("snapshot " + upTo);
            return upTo;
        }

        @Override
        public void changes(List<SeatChange> changes) throws InterruptedException {
            gate.acquire();
            changes.forEach(change -> heard.add(change.seat() + " " + change.status() + " " + change.at()));
        }

        @Override
        public void quiet() {
            heard.add("quiet");
        }
    };

    private void follow(Optional<ViewPosition> after) {
        thread = Optional.of(threads.start(() -> {
            try {
                streams.follow("ev", after, reader);
            } catch (InterruptedException ended) {
                heard.add("ended");
            }
        }));
    }

    private void awaitHeard(String... what) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(heard)
                        .filteredOn(line -> !line.equals("quiet"))
                        .containsExactly(what));
    }

    @AfterEach
    void end() {
        thread.ifPresent(Thread::interrupt);
    }

    @Test
    void a_new_reader_gets_a_snapshot_and_then_each_change() {
        feed.change("A-1-1", SeatStatus.HELD);

        follow(Optional.empty());
        awaitHeard("snapshot 3:0");
        feed.change("A-1-2", SeatStatus.HELD);
        feed.change("A-1-2", SeatStatus.AVAILABLE);

        awaitHeard("snapshot 3:0", "A-1-2 HELD 3:1", "A-1-2 AVAILABLE 3:2");
    }

    @Test
    void a_reader_that_comes_back_gets_what_it_missed_and_nothing_else() {
        feed.change("A-1-1", SeatStatus.HELD);
        feed.change("A-1-2", SeatStatus.HELD);
        feed.change("A-1-1", SeatStatus.SOLD);

        follow(Optional.of(FakeFeed.at(0)));

        awaitHeard("A-1-2 HELD 3:1", "A-1-1 SOLD 3:2");
    }

    @Test
    void a_reader_whose_place_is_forgotten_gets_a_snapshot() {
        feed.change("A-1-1", SeatStatus.HELD);
        feed.change("A-1-2", SeatStatus.HELD);
        feed.forget(1);

        follow(Optional.of(FakeFeed.at(0)));

        awaitHeard("snapshot 3:1");
    }

    @Test
    void a_place_that_nobody_here_has_come_to_is_answered_with_a_snapshot() {
        feed.change("A-1-1", SeatStatus.HELD);

        follow(Optional.of(FakeFeed.at(8_000)));

        awaitHeard("snapshot 3:0");
    }

    @Test
    void a_slow_reader_is_given_a_new_snapshot_in_the_place_of_what_is_forgotten_by_then() {
        feed.change("A-1-1", SeatStatus.HELD);
        gate.drainPermits();
        gate.release(2);
        follow(Optional.empty());
        awaitHeard("snapshot 3:0");
        feed.change("A-1-2", SeatStatus.HELD);
        awaitHeard("snapshot 3:0", "A-1-2 HELD 3:1");
        // It has taken as much as it can for now.
        feed.change("A-1-3", SeatStatus.HELD);
        await().until(() -> gate.getQueueLength() == 1);
        feed.change("A-1-4", SeatStatus.HELD);
        feed.change("A-1-5", SeatStatus.HELD);
        feed.forget(4);

        gate.release(1_000);

        awaitHeard("snapshot 3:0", "A-1-2 HELD 3:1", "A-1-3 HELD 3:2", "snapshot 3:4");
    }

    @Test
    void a_quiet_time_is_said_to_be_one() {
        follow(Optional.empty());

        await().until(() -> heard.contains("quiet"));
    }

    @Test
    void a_stream_ends_when_its_thread_is_told_to() {
        follow(Optional.empty());
        awaitHeard("snapshot 3:-1");

        thread.orElseThrow().interrupt();

        await().until(() -> heard.contains("ended"));
    }

    @Test
    void there_is_room_for_so_many_and_no_more() {
        assertThat(streams.enter(Optional.of("acme"))).isTrue();
        assertThat(streams.enter(Optional.of("acme"))).isFalse();
        streams.leave(Optional.of("acme"));
        assertThat(streams.enter(Optional.of("acme"))).isTrue();
        assertThat(streams.enter(Optional.of("other"))).isTrue();
        streams.leave(Optional.of("acme"));
        streams.leave(Optional.of("other"));
        assertThat(streams.open()).isZero();

        assertThat(streams.enter(Optional.empty())).isTrue();
        assertThat(streams.enter(Optional.empty())).isTrue();
        assertThat(streams.enter(Optional.empty())).isFalse();
        assertThat(streams.open()).isEqualTo(2);

        streams.leave(Optional.empty());

        assertThat(streams.enter(Optional.empty())).isTrue();
    }
}
