package io.holdfast.api.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.SeatMap;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.usecase.FakeViews;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoldOutEventsTest {

    private final FakeViews views = new FakeViews();
    private final SoldOutEvents soldOut = new SoldOutEvents(views);

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
        soldOut.suspect(States.EVENT);
        assertThat(soldOut.of(States.EVENT)).isEmpty();

        views.seat("A-2-10", SeatStatus.SOLD);
        soldOut.suspect(States.EVENT);

        assertThat(soldOut.of(States.EVENT)).contains(States.at(1));
    }

    @Test
    void a_held_seat_may_come_back() {
        soldOut.suspect(States.EVENT);

        assertThat(soldOut.of(States.EVENT)).isEmpty();
    }

    @Test
    void views_that_are_closed_say_nothing_and_spoil_no_answer() {
        views.seat("A-2-10", SeatStatus.SOLD);
        views.close();

        soldOut.suspect(States.EVENT);

        assertThat(soldOut.of(States.EVENT)).isEmpty();
    }
}
