package io.holdfast.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.SeatMap;
import io.holdfast.api.answer.SeatStatus;
import io.holdfast.api.answer.States;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoldOutTest {

    private final FakeViews views = new FakeViews();
    private final Queue<Runnable> looks = new ArrayDeque<>();
    private final AtomicLong nanoTime = new AtomicLong(-1);
    private final SoldOut soldOut = new SoldOut(views, looks::add, nanoTime::get);

    @BeforeEach
    void every_seat_but_one_is_sold() {
        views.put(States.open());
        SeatMap.of(States.open(), Optional.empty(), Map.of())
                .keySet()
                .forEach(seat -> views.seat(seat, SeatStatus.SOLD));
        views.seat("A-2-10", SeatStatus.HELD);
    }

    @Test
    void an_event_is_sold_out_once_its_last_seat_is() {
        views.seat("A-2-10", SeatStatus.SOLD);

        soldOut.suspect(States.EVENT);
        assertThat(soldOut.of(States.EVENT)).isEmpty();
        look();

        assertThat(soldOut.of(States.EVENT)).contains(States.at(1));
    }

    @Test
    void a_held_seat_may_come_back() {
        soldOut.suspect(States.EVENT);
        look();

        assertThat(soldOut.of(States.EVENT)).isEmpty();
    }

    @Test
    void a_crowd_is_one_look() {
        soldOut.suspect(States.EVENT);
        soldOut.suspect(States.EVENT);
        look();
        soldOut.suspect(States.EVENT);

        assertThat(looks).isEmpty();
    }

    @Test
    void a_second_later_it_is_looked_at_again() {
        soldOut.suspect(States.EVENT);
        look();
        views.seat("A-2-10", SeatStatus.SOLD);
        pass(Duration.ofSeconds(1));

        soldOut.suspect(States.EVENT);
        look();

        assertThat(soldOut.of(States.EVENT)).isPresent();
    }

    @Test
    void what_takes_long_is_done_seldom() {
        soldOut.suspect(States.EVENT);
        look(Duration.ofMillis(100));
        pass(Duration.ofMillis(4_999));

        soldOut.suspect(States.EVENT);
        assertThat(looks).isEmpty();
        pass(Duration.ofMillis(1));
        soldOut.suspect(States.EVENT);

        assertThat(looks).hasSize(1);
    }

    @Test
    void what_is_known_is_not_looked_at_again() {
        views.seat("A-2-10", SeatStatus.SOLD);
        soldOut.suspect(States.EVENT);
        look();
        pass(Duration.ofHours(1));

        soldOut.suspect(States.EVENT);

        assertThat(looks).isEmpty();
    }

    private void look() {
        looks.remove().run();
    }

    /** Takes so long. */
    private void look(Duration took) {
        views.whenRead(() -> pass(took));
        look();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
