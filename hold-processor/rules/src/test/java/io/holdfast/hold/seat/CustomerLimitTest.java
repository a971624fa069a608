package io.holdfast.hold.seat;

import static io.holdfast.hold.seat.Commands.START;
import static io.holdfast.hold.seat.Commands.checkout;
import static io.holdfast.hold.seat.Commands.close;
import static io.holdfast.hold.seat.Commands.hold;
import static io.holdfast.hold.seat.Commands.id;
import static io.holdfast.hold.seat.Commands.payment;
import static io.holdfast.hold.seat.Commands.release;
import static io.holdfast.hold.seat.Commands.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One customer has no more places of an event than the event allows. */
class CustomerLimitTest extends CallerFixture {

    @BeforeEach
    void at_most_four_places() {
        ask(ACME, open(4));
    }

    private Fact overLimit(String customer, String reservation, int have, String... seats) {
        return new Fact.HoldRejected(
                id(reservation),
                new Request(List.of(seats), 300),
                Optional.of(customer),
                new Price(0, "EUR"),
                new Rejection.OverLimit(have, 4),
                1);
    }

    @Test
    void a_customer_gets_as_many_places_as_are_allowed_and_not_one_more() {
        assertThat(names(ACME, holdFor(ANNA, "one", "A-1-1", "A-1-2", "A-1-3"))).containsExactly("SeatsHeld");
        assertThat(ask(ACME, holdFor(ANNA, "two", "A-2-1", "A-2-2")))
                .containsExactly(overLimit(ANNA, "two", 3, "A-2-1", "A-2-2"));
        assertThat(names(ACME, holdFor(ANNA, "three", "A-2-1"))).containsExactly("SeatsHeld");
        assertThat(ask(browser(ANNA), hold("four", "A-2-2"))).containsExactly(overLimit(ANNA, "four", 4, "A-2-2"));
    }

    @Test
    void the_id_of_a_hold_over_the_limit_is_spent() {
        ask(ACME, holdFor(ANNA, "one", "A-1-1", "A-1-2", "A-1-3", "A-1-4"));
        ask(ACME, holdFor(ANNA, "two", "A-2-1"));
        ask(ACME, release("one"));

        assertThat(names(ACME, holdFor(ANNA, "two", "A-2-1"))).containsExactly("CommandRepeated");
        assertThat(known("two").status()).isInstanceOf(Reservation.Status.Rejected.class);
        assertThat(state.holder("ev-42", "A-2-1")).isEmpty();
    }

    @Test
    void the_limit_is_that_of_each_customer_and_of_nobody_without_one() {
        ask(ACME, holdFor(ANNA, "one", "A-1-1", "A-1-2", "A-1-3", "A-1-4"));

        assertThat(names(ACME, holdFor(BERT, "two", "A-2-1"))).containsExactly("SeatsHeld");
        assertThat(names(ACME, hold("three", "A-3-1", "A-3-2", "A-3-3", "A-3-4", "A-3-5")))
                .containsExactly("SeatsHeld");
    }

    @Test
    void places_that_are_paid_for_or_sold_count_and_those_given_back_do_not() {
        ask(ACME, holdFor(ANNA, "sold", "A-1-1"));
        ask(ACME, checkout("sold", 1));
        assertThat(state.placesOf("ev-42", ANNA)).isEqualTo(1);
        state.handle(payment("sold", 1, Outcome.AUTHORIZED), START);
        ask(ACME, holdFor(ANNA, "released", "A-1-2", "A-1-3", "A-1-4"));

        assertThat(ask(ACME, holdFor(ANNA, "over", "A-2-1"))).containsExactly(overLimit(ANNA, "over", 4, "A-2-1"));
        ask(ACME, release("released"));
        assertThat(names(ACME, holdFor(ANNA, "again", "A-1-2", "A-1-3", "A-1-4")))
                .containsExactly("SeatsHeld");
        assertThat(ask(ACME, holdFor(ANNA, "more", "A-2-1"))).containsExactly(overLimit(ANNA, "more", 4, "A-2-1"));
    }

    @Test
    void holds_that_the_decision_ends_do_not_count() {
        ask(ACME, holdFor(ANNA, "over", "A-1-1", "A-1-2", "A-1-3", "A-1-4"));
        Instant later = START.plusSeconds(300);

        assertThat(ask(later, ACME, holdFor(ANNA, "again", "A-1-1", "A-1-2", "A-1-3", "A-1-4")))
                .extracting(Fact::name)
                .containsExactly("HoldExpired", "SeatsHeld");
    }

    @Test
    void holds_that_the_decision_ends_for_others_do_not_help() {
        ask(ACME, holdFor(ANNA, "hers", "A-1-1", "A-1-2", "A-1-3", "A-1-4"));
        Command his = new Command.HoldSeats(id("his"), new Request(List.of("A-2-1"), 60), Optional.of(BERT));
        ask(ACME, his);

        assertThat(ask(START.plusSeconds(60), ACME, holdFor(ANNA, "more", "A-2-1")))
                .satisfiesExactly(
                        over -> assertThat(over.name()).isEqualTo("HoldExpired"),
                        rejected -> assertThat(rejected).isEqualTo(overLimit(ANNA, "more", 4, "A-2-1")));
    }

    @Test
    void the_limit_comes_before_the_seats_and_after_the_end_of_the_sale() {
        ask(ACME, holdFor(ANNA, "one", "A-1-1", "A-1-2", "A-1-3", "A-1-4"));

        assertThat(ask(ACME, holdFor(ANNA, "taken", "A-1-1"))).containsExactly(overLimit(ANNA, "taken", 4, "A-1-1"));
        ask(ACME, close());
        assertThat(ask(ACME, holdFor(ANNA, "closed", "A-2-1")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fact.HoldRejected.class,
                        closed -> assertThat(closed.rejection()).isEqualTo(new Rejection.EventClosed()));
    }

    /** Whatever is asked in whatever order, nobody ever has more, and the index says what the reservations say. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobody_ever_has_more(long seed) {
        var random = new Random(seed);
        Instant now = START;
        int rejected = 0;
        for (int i = 0; i < 500; i++) {
            now = now.plusSeconds(random.nextInt(60));
            String customer = random.nextBoolean() ? ANNA : BERT;
            String cart = "cart-" + random.nextInt(60);
            List<Fact> facts = switch (random.nextInt(6)) {
                case 0 -> ask(now, ACME, release(cart));
                case 1 -> ask(now, ACME, checkout(cart, 1));
                case 2 ->
                    state.handle(payment(cart, 1, Outcome.AUTHORIZED), now).facts();
                case 3 -> state.handle(tick(), now).facts();
                default ->
                    ask(
                            now,
                            ACME,
                            holdFor(
                                    customer,
                                    cart,
                                    "A-" + (1 + random.nextInt(10)) + "-1",
                                    "B-1-" + (1 + random.nextInt(10))));
            };
            rejected += (int) facts.stream()
                    .filter(fact ->
                            fact instanceof Fact.HoldRejected hold && hold.rejection() instanceof Rejection.OverLimit)
                    .count();
            for (String each : List.of(ANNA, BERT)) {
                long has = state.holders().values().stream()
                        .filter(holder -> state.reservation(holder)
                                .orElseThrow()
                                .customer()
                                .equals(Optional.of(each)))
                        .count();
                assertThat(has).isLessThanOrEqualTo(4);
                assertThat(state.placesOf("ev-42", each)).isEqualTo((int) has);
            }
        }
        assertThat(rejected).isPositive();
    }
}
