package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.SeatRegister.Call;
import io.holdfast.drill.SeatRegister.Outcome;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatRegisterTest {

    private static Call taken(String reservation, long from, long to) {
        return new Call(reservation, Outcome.TAKEN, from, to);
    }

    private static Call refused(String reservation, long from, long to) {
        return new Call(reservation, Outcome.REFUSED, from, to);
    }

    private static Call released(String reservation, long from, long to) {
        return new Call(reservation, Outcome.RELEASED, from, to);
    }

    private static Call unknown(String reservation, long from) {
        return new Call(reservation, Outcome.UNKNOWN, from, Long.MAX_VALUE);
    }

    private static boolean explained(Call... calls) {
        return SeatRegister.contradiction(List.of(calls)).isEmpty();
    }

    @Test
    void one_gets_the_seat_and_those_who_call_meanwhile_or_later_do_not() {
        assertThat(explained(taken("a", 0, 10), refused("b", 5, 7), refused("c", 20, 30)))
                .isTrue();
    }

    @Test
    void two_get_the_seat() {
        assertThat(explained(taken("a", 0, 10), taken("b", 5, 20))).isFalse();
    }

    @Test
    void somebody_is_refused_before_anybody_asked() {
        assertThat(explained(refused("b", 0, 5), taken("a", 6, 10))).isFalse();
    }

    @Test
    void somebody_is_refused_after_the_seat_was_given_back() {
        assertThat(explained(taken("a", 0, 10), released("a", 11, 20), refused("b", 21, 30)))
                .isFalse();
        assertThat(explained(taken("a", 0, 10), released("a", 11, 20), taken("b", 21, 30)))
                .isTrue();
    }

    @Test
    void a_call_whose_outcome_nobody_knows_may_explain_a_refusal_and_need_not() {
        assertThat(explained(unknown("a", 0), refused("b", 5, 10))).isTrue();
        assertThat(explained(unknown("a", 0), taken("b", 5, 10))).isTrue();
        assertThat(explained(unknown("a", 6), refused("b", 0, 5)))
                .as("it had not begun")
                .isFalse();
    }

    @Test
    void a_reservation_is_not_refused_its_own_seat() {
        assertThat(explained(taken("a", 0, 10), refused("a", 11, 20))).isFalse();
    }

    @Test
    void many_calls_at_once_are_judged_all_the_same() {
        var random = new Random(1);
        Call[] crowd = IntStream.range(0, 60)
                .mapToObj(i -> {
                    long from = 100L + random.nextInt(1_000);
                    return refused("c" + i, from, from + random.nextInt(1_000));
                })
                .toArray(Call[]::new);
        Call[] won = IntStream.rangeClosed(0, crowd.length)
                .mapToObj(i -> i == 0 ? taken("winner", 0, 2_000) : crowd[i - 1])
                .toArray(Call[]::new);

        assertThat(explained(won)).isTrue();
        assertThat(explained(crowd)).as("nobody had it").isFalse();
    }
}
