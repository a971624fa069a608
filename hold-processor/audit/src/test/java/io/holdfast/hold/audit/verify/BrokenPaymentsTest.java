package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.fact.CaptureFailed;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.fact.VoidRequested;
import io.holdfast.schemas.payment.PaymentState;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A payment that does not follow from what was asked and what the provider said is found out without the rules. */
class BrokenPaymentsTest extends VerificationFixture {

    private static final List<String> SEAT = List.of("A-1-12");

    private long checkout;

    @BeforeEach
    void paying() {
        live.open();
        live.hold("cart-91", "A-1-12");
        checkout = live.checkout("cart-91", 1);
    }

    private void asks(int attempt, long minor) {
        forge.change(
                PaymentRequested.class,
                asked -> new PaymentRequested(
                        EVENT, "cart-91", attempt, minor, "EUR", "pm_card_visa", asked.getPayBy(), null, 2));
    }

    @Test
    void another_amount_is_asked_for_than_the_seats_cost() {
        asks(1, 4_499);

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .contains("4499 are asked for")
                .contains("which costs 4500");
    }

    @Test
    void an_attempt_is_begun_out_of_its_turn() {
        asks(2, 4_500);

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .contains("attempt 2 of")
                .contains("came to 0 before");
    }

    @Test
    void seats_with_a_price_are_sold_for_nothing() {
        live.hold("cart-92", "A-2-1");
        long second = live.checkout("cart-92", 1);
        forge.append(
                second,
                live.now(),
                "cart-92",
                new SeatsSold(EVENT, "cart-92", List.of("A-2-1"), 0L, "EUR", 0, "Night of Strings", null, 2));

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7)).contains("sold without a payment");
    }

    @Test
    void a_payment_is_given_up_before_its_time_is_over() {
        forge.append(checkout, live.now(), "cart-91", new VoidRequested(EVENT, "cart-91", 1, 3));

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .contains("was given up at")
                .contains("had time until");
    }

    @Test
    void a_capture_fails_without_the_providers_word() {
        long sold = live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        forge.append(sold, live.now(), "cart-91", new CaptureFailed(EVENT, "cart-91", 1, null, 4));

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .contains("CaptureFailed")
                .contains("without the provider's word");
    }

    @Test
    void money_is_called_taken_that_the_provider_reserved() {
        long sold = live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        live.ledger("cart-91", 1, PaymentState.CAPTURED, 4_500);
        forge.append(
                sold,
                live.now(),
                "cart-91",
                new PaymentCaptured(EVENT, "cart-91", 1, 4_500L, "EUR", SEAT, "Night of Strings", null, 4));

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .contains("PaymentCaptured")
                .contains("without the provider's word");
    }

    @Test
    void other_seats_are_called_paid_than_were_sold() {
        live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        live.ledger("cart-91", 1, PaymentState.CAPTURED, 4_500);
        live.payment("cart-91", 1, PaymentOutcome.CAPTURED);
        forge.change(
                PaymentCaptured.class,
                captured -> new PaymentCaptured(
                        EVENT, "cart-91", 1, 4_500L, "EUR", List.of("A-2-1"), "Night of Strings", null, 4));

        assertThat(what(broken(verify(), Promise.P2, Promise.P9), Promise.P2))
                .contains("PaymentCaptured names [A-2-1]");
    }

    @Test
    void reserved_money_is_neither_sold_nor_given_back() {
        live.payment("cart-91", 1, PaymentOutcome.DECLINED);
        live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        forge.lose(VoidRequested.class);

        assertThat(what(broken(verify(), Promise.P7, Promise.P10), Promise.P7))
                .contains("is AUTHORIZED, and is neither sold nor given back");
    }

    @Test
    void taken_money_is_called_not_taken() {
        live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        live.payment("cart-91", 1, PaymentOutcome.CAPTURE_FAILED);
        live.ledger("cart-91", 1, PaymentState.CAPTURED, 4_500);

        assertThat(what(broken(verify(), Promise.P7), Promise.P7))
                .contains("is CAPTURED at the provider and capture failed by the facts");
    }
}
