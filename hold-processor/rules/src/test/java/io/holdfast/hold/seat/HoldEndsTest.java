package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.extend;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.release;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Reservation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The corner cases of how a hold ends, each by name: to the millisecond, and by log time alone (P5). */
class HoldEndsTest extends RulesFixture {

    @Test
    void a_release_one_millisecond_before_the_end_releases() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END.minusMillis(1), release("one"))).containsExactly("HoldReleased");
    }

    @Test
    void a_release_at_the_end_finds_the_hold_expired_before_any_tick() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END, release("one"))).containsExactly("HoldExpired", "CommandRefused");
        assertThat(state.holders()).isEmpty();
    }

    @Test
    void an_extension_one_millisecond_before_the_end_extends_from_now() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(at(END.minusMillis(1), extend("one", 300)))
                .containsExactly(
                        new Fact.HoldExtended(id("one"), END.plusSeconds(300).minusMillis(1), 2));
    }

    @Test
    void an_extension_at_the_end_finds_the_hold_expired_before_any_tick() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END, extend("one", 300))).containsExactly("HoldExpired", "CommandRefused");
    }

    @Test
    void an_extension_never_shortens_what_was_promised() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(START.plusSeconds(1), extend("one", 1))).containsExactly("CommandRepeated");
        assertThat(status("one")).isEqualTo(new Status.Held(START, END));
    }

    @Test
    void extensions_end_thirty_minutes_after_the_hold_began() {
        opened();
        at(START, hold("one", "A-1-12"));

        at(START.plusSeconds(200), extend("one", 1_800));

        assertThat(status("one")).isEqualTo(new Status.Held(START, START.plus(Duration.ofMinutes(30))));
    }

    @Test
    void the_same_seats_are_still_taken_one_millisecond_before_the_end_and_free_at_the_end() {
        opened();
        at(START, hold("one", "A-1-12", "A-1-13"));

        assertThat(names(END.minusMillis(1), hold("two", "A-1-12"))).containsExactly("HoldRejected");
        assertThat(names(END, hold("three", "A-1-12"))).containsExactly("HoldExpired", "SeatsHeld");
        assertThat(state.holders()).containsExactly(Map.entry("ev-42/A-1-12", id("three")));
    }

    @Test
    void a_stale_tick_after_the_seat_was_held_anew_expires_nothing() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(END, hold("two", "A-1-12"));

        assertThat(names(END, tick())).isEmpty();
        assertThat(state.holder("ev-42", "A-1-12")).contains(id("two"));
    }

    @Test
    void a_release_that_arrives_after_someone_else_holds_the_seat_frees_nothing() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(END, hold("two", "A-1-12"));

        assertThat(names(END, release("one"))).containsExactly("CommandRefused");
        assertThat(state.holder("ev-42", "A-1-12")).contains(id("two"));
    }

    @Test
    void a_tick_expires_at_the_end_and_not_a_millisecond_before() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END.minusMillis(1), tick())).isEmpty();
        assertThat(names(END, tick())).containsExactly("HoldExpired");
        assertThat(names(END, tick())).isEmpty();
    }

    @Test
    void ten_thousand_holds_due_in_the_same_second_expire_in_bounded_batches() {
        opened();
        IntStream.range(0, 10_000)
                .forEach(i -> at(START, hold("r" + i, 300, "B-" + (i / 50 + 1) + "-" + (i % 50 + 1))));

        var batches = new ArrayList<Integer>();
        for (List<Fact> facts = at(END, tick()); !facts.isEmpty(); facts = at(END, tick())) {
            batches.add(facts.size());
        }

        assertThat(batches).hasSize(20).containsOnly(Limits.PER_TICK);
        assertThat(state.holders()).isEmpty();
    }

    @Test
    void a_log_time_that_goes_backwards_counts_as_standing_still() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(END.minusMillis(1), hold("two", "A-1-13"));

        at(START.minusSeconds(60), hold("three", "A-1-14"));

        assertThat(status("three"))
                .isEqualTo(
                        new Status.Held(END.minusMillis(1), END.minusMillis(1).plusSeconds(300)));
    }

    @Test
    void a_finished_reservation_answers_for_a_day_and_is_then_forgotten() {
        opened();
        at(START, hold("one", "A-1-12"));
        at(START, release("one"));
        Instant horizon = START.plus(Limits.IDEMPOTENCY_HORIZON);

        assertThat(names(horizon.minusMillis(1), tick())).isEmpty();
        assertThat(names(horizon.minusMillis(1), release("one"))).containsExactly("CommandRepeated");
        assertThat(names(horizon, tick())).containsExactly("ReservationForgotten");
        assertThat(state.reservations()).isEmpty();
    }

    @Test
    void a_retry_at_the_end_of_the_hold_is_told_that_it_expired() {
        opened();
        at(START, hold("one", "A-1-12"));

        assertThat(names(END, hold("one", "A-1-12"))).containsExactly("HoldExpired", "CommandRepeated");
        assertThat(status("one")).isEqualTo(new Status.Expired(START, END, END));
    }
}
