package io.holdfast.hold.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.takeover.ProviderPayment.Money;
import io.holdfast.schemas.view.EventStatus;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Ownership;
import io.holdfast.schemas.view.Section;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the log says of a reservation, and what the provider says of its payments. */
class AdoptionChoiceTest {

    private static final ReservationId ID = new ReservationId("ev-42", "us~cart-91");
    private static final Instant AT = Instant.parse("2026-11-22T19:30:00Z");
    private static final Cause CAUSE = new Cause(0, 7, AT, Optional.empty());
    private static final Price PRICE = new Price(4_500, "EUR");
    private static final Price OTHER = new Price(4_000, "EUR");

    private static Reservation reservation(Status status, int attempts) {
        return new Reservation(
                ID,
                new Request(List.of("A-1-1"), 300),
                Optional.empty(),
                PRICE,
                status,
                new Payments(attempts, Optional.empty(), Optional.of("pm_card_visa"), Optional.of("print")),
                List.of(),
                3,
                CAUSE);
    }

    private static Reservation held(int attempts) {
        return reservation(new Status.Held(AT, AT.plusSeconds(300)), attempts);
    }

    private static Reservation paying(int attempts) {
        return reservation(new Status.Paying(AT, AT.plusSeconds(300), AT.plusSeconds(600)), attempts);
    }

    private static Reservation voiding(int attempts) {
        return reservation(new Status.Voiding(AT, AT.plusSeconds(300)), attempts);
    }

    private static Reservation sold(Settlement settlement, int attempts) {
        Optional<Instant> payBy =
                settlement == Settlement.PAYING_AGAIN ? Optional.of(AT.plusSeconds(600)) : Optional.empty();
        return reservation(new Status.Sold(AT, AT.plusSeconds(300), AT, settlement, payBy), attempts);
    }

    private static ProviderPayment payment(int attempt, Money money, Price price, String... seats) {
        return new ProviderPayment(ID, attempt, money, price, List.of(seats), Optional.of("pi_" + attempt));
    }

    private static Event event() {
        return EventCodec.event(new io.holdfast.schemas.view.Event(
                "ev-42",
                "Night of Strings",
                "EUR",
                List.of(new Section("A", 10, 20, 4_500L)),
                EventStatus.OPEN,
                new io.holdfast.schemas.view.Cause(0, 0L, AT, null, null),
                2,
                new Home("us", List.of("eu"), List.of()),
                new Ownership("us", List.of(), 0L, List.of(), List.of(), List.of()),
                null,
                0));
    }

    private static void isSale(AdoptionChoice choice, int attempt) {
        Reservation adopted = choice.adopted().orElseThrow();
        assertThat(adopted.status()).isInstanceOfSatisfying(Status.Sold.class, sold -> {
            assertThat(sold.settlement()).isEqualTo(Settlement.AUTHORIZED);
            assertThat(sold.payBy()).isEmpty();
        });
        assertThat(adopted.payments().attempts()).isEqualTo(attempt);
        assertThat(choice.honoured().map(ProviderPayment::attempt)).contains(attempt);
    }

    private static void staysAsItWas(AdoptionChoice choice, Reservation replayed) {
        assertThat(choice.adopted()).contains(replayed);
        assertThat(choice.honoured()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Money.class,
            names = {"AUTHORIZED", "CAPTURED"})
    void a_hold_that_was_paid_for_behind_the_last_copy_is_a_sale(Money money) {
        AdoptionChoice choice = AdoptionChoice.known(held(0), List.of(payment(1, money, PRICE)));

        isSale(choice, 1);
        assertThat(choice.givenBack()).isEmpty();
        assertThat(choice.adopted().orElseThrow().payments().contact()).contains("print");
        assertThat(choice.adopted().orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void money_of_an_attempt_that_had_failed_makes_no_sale() {
        ProviderPayment late = payment(1, Money.AUTHORIZED, PRICE);
        AdoptionChoice choice = AdoptionChoice.known(held(1), List.of(late));

        staysAsItWas(choice, held(1));
        assertThat(choice.givenBack()).containsExactly(late);
    }

    @Test
    void what_is_being_paid_is_sold_if_the_provider_has_the_money() {
        isSale(AdoptionChoice.known(paying(2), List.of(payment(2, Money.AUTHORIZED, PRICE))), 2);
        isSale(AdoptionChoice.known(paying(2), List.of(payment(3, Money.CAPTURED, PRICE))), 3);
    }

    @Test
    void what_is_being_paid_goes_on_if_the_provider_has_nothing_or_another_amount() {
        for (Money money : List.of(Money.NONE, Money.PENDING)) {
            AdoptionChoice choice = AdoptionChoice.known(paying(1), List.of(payment(1, money, PRICE)));
            staysAsItWas(choice, paying(1));
            assertThat(choice.givenBack()).isEmpty();
        }
        staysAsItWas(AdoptionChoice.known(paying(1), List.of(payment(1, Money.AUTHORIZED, OTHER))), paying(1));
        staysAsItWas(AdoptionChoice.known(paying(1), List.of()), paying(1));
    }

    @Test
    void another_amount_that_was_taken_is_given_back() {
        ProviderPayment taken = payment(1, Money.CAPTURED, OTHER);

        assertThat(AdoptionChoice.known(paying(1), List.of(taken)).givenBack()).containsExactly(taken);
        assertThat(AdoptionChoice.known(held(0), List.of(taken)).givenBack()).containsExactly(taken);
    }

    @Test
    void of_two_payments_that_make_a_sale_the_later_does_and_the_earlier_is_given_back() {
        ProviderPayment earlier = payment(1, Money.AUTHORIZED, PRICE);
        AdoptionChoice choice = AdoptionChoice.known(held(0), List.of(payment(2, Money.AUTHORIZED, PRICE), earlier));

        isSale(choice, 2);
        assertThat(choice.givenBack()).containsExactly(earlier);
    }

    @Test
    void what_is_being_voided_is_voided_here() {
        AdoptionChoice choice = AdoptionChoice.known(voiding(1), List.of(payment(1, Money.AUTHORIZED, PRICE)));

        staysAsItWas(choice, voiding(1));
        assertThat(choice.givenBack()).isEmpty();
    }

    @Test
    void a_sale_stays_one_and_its_money_is_asked_for_in_the_normal_way() {
        for (Settlement settlement : List.of(Settlement.AUTHORIZED, Settlement.CAPTURED, Settlement.VOIDING_AGAIN)) {
            AdoptionChoice choice =
                    AdoptionChoice.known(sold(settlement, 1), List.of(payment(1, Money.CAPTURED, PRICE)));
            staysAsItWas(choice, sold(settlement, 1));
            assertThat(choice.givenBack()).isEmpty();
        }
    }

    @Test
    void a_sale_that_is_paid_for_again_is_paid_if_the_provider_has_the_money() {
        isSale(AdoptionChoice.known(sold(Settlement.PAYING_AGAIN, 2), List.of(payment(2, Money.AUTHORIZED, PRICE))), 2);
        isSale(
                AdoptionChoice.known(sold(Settlement.CAPTURE_FAILED, 1), List.of(payment(2, Money.AUTHORIZED, PRICE))),
                2);
        isSale(AdoptionChoice.known(sold(Settlement.CAPTURE_FAILED, 1), List.of(payment(1, Money.CAPTURED, PRICE))), 1);
    }

    @Test
    void an_ended_hold_stays_ended_and_its_money_is_given_back() {
        for (Status ended : List.of(
                new Status.Released(AT, AT, AT),
                new Status.Expired(AT, AT, AT),
                new Status.Rejected(AT, new Reservation.Rejection.EventClosed()))) {
            ProviderPayment late = payment(1, Money.AUTHORIZED, PRICE);
            AdoptionChoice choice = AdoptionChoice.known(reservation(ended, 0), List.of(late));
            staysAsItWas(choice, reservation(ended, 0));
            assertThat(choice.givenBack()).containsExactly(late);
        }
    }

    @Test
    void a_sale_that_only_the_provider_knows_has_the_seats_that_it_was_told() {
        AdoptionChoice choice = AdoptionChoice.unknown(
                ID,
                Optional.of(event()),
                List.of(payment(1, Money.CAPTURED, new Price(9_000, "EUR"), "A-1-1", "A-1-2")),
                CAUSE);

        isSale(choice, 1);
        assertThat(choice.adopted().orElseThrow().takenSeats()).containsExactly("A-1-1", "A-1-2");
        assertThat(choice.givenBack()).isEmpty();
    }

    @Test
    void what_only_the_provider_knows_is_given_back_without_seats_event_or_the_right_amount() {
        for (ProviderPayment payment : List.of(
                payment(1, Money.AUTHORIZED, PRICE),
                payment(1, Money.AUTHORIZED, OTHER, "A-1-1"),
                payment(1, Money.AUTHORIZED, PRICE, "Z-1-1"),
                payment(1, Money.AUTHORIZED, new Price(9_000, "EUR"), "A-1-1", "A-1-1"),
                payment(1, Money.AUTHORIZED, new Price(4_500, "USD"), "A-1-1"))) {
            AdoptionChoice choice = AdoptionChoice.unknown(ID, Optional.of(event()), List.of(payment), CAUSE);
            assertThat(choice.adopted()).as("%s", payment).isEmpty();
            assertThat(choice.givenBack()).containsExactly(payment);
        }
        ProviderPayment whole = payment(1, Money.AUTHORIZED, PRICE, "A-1-1");
        assertThat(AdoptionChoice.unknown(ID, Optional.empty(), List.of(whole), CAUSE)
                        .givenBack())
                .containsExactly(whole);
    }

    @Test
    void what_the_provider_has_no_money_of_is_nothing() {
        AdoptionChoice choice = AdoptionChoice.unknown(
                ID, Optional.of(event()), List.of(payment(1, Money.NONE, PRICE, "A-1-1")), CAUSE);

        assertThat(choice.adopted()).isEmpty();
        assertThat(choice.givenBack()).isEmpty();
    }
}
