package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.fact.CaptureRequested;
import io.holdfast.schemas.fact.PaymentCaptured;
import io.holdfast.schemas.fact.SeatsSold;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.receipt.ReceiptStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each promise about money and receipts, broken on purpose, is found broken, by the records that show it. */
class BrokenMoneyTest extends VerificationFixture {

    private long sale;

    @BeforeEach
    void sold() {
        live.open();
        sale = live.sell("cart-91", "A-1-12");
    }

    @Test
    void a_capture_without_a_sale() {
        long held = live.hold("cart-92", "A-2-1");
        long forged = forge.append(
                held, live.now(), "cart-92", new CaptureRequested(EVENT, "cart-92", 1, 4_500L, "EUR", null, 2));

        Findings findings = verify();

        broken(findings, Promise.P7, Promise.P9);
        assertThat(what(findings, Promise.P7)).contains("without a sale");
        assertThat(findings.violations(Promise.P7).getFirst().records())
                .extracting(Evidence::offset)
                .containsExactly(forged);
    }

    @Test
    void a_sale_whose_capture_was_never_asked_for() {
        forge.lose(CaptureRequested.class);

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7)).contains("was not asked for");
    }

    @Test
    void another_amount_captured_than_sold() {
        long changed = forge.change(
                PaymentCaptured.class,
                captured -> new PaymentCaptured(
                        EVENT, "cart-91", 1, 4_600L, "EUR", List.of("A-1-12"), "Night of Strings", null, 4));

        assertThat(records(broken(verify(), Promise.P7, Promise.P9), Promise.P7))
                .containsExactly("seat-events " + changed);
    }

    @Test
    void a_sale_that_nobody_paid_for() {
        long held = live.hold("cart-92", "A-2-1");
        forge.append(
                held,
                live.now(),
                "cart-92",
                new SeatsSold(EVENT, "cart-92", List.of("A-2-1"), 4_500L, "EUR", 0, "Night of Strings", null, 2));

        assertThat(what(broken(verify(), Promise.P7, Promise.P9), Promise.P7)).contains("without a payment");
    }

    @Test
    void an_orphan_in_the_ledger() {
        long orphan = live.ledger("nobody", 1, PaymentState.AUTHORIZED, 4_500);

        assertThat(records(broken(verify(), Promise.P7), Promise.P7)).containsExactly("payments " + orphan);
    }

    @Test
    void money_kept_for_seats_that_are_gone() {
        live.hold("cart-92", "A-2-1");
        live.checkout("cart-92", 1);
        live.payment("cart-92", 1, PaymentOutcome.DECLINED);
        long kept = live.ledger("cart-92", 1, PaymentState.CAPTURED, 4_500);

        assertThat(records(broken(verify(), Promise.P7), Promise.P7)).contains("payments " + kept);
    }

    @Test
    void a_capture_that_the_ledger_does_not_have() {
        live.log.records(Topics.PAYMENTS).clear();

        assertThat(what(broken(verify(), Promise.P7), Promise.P7)).contains("not in the ledger");
    }

    @Test
    void a_capture_that_the_ledger_denies() {
        long denial = live.ledger("cart-91", 1, PaymentState.VOIDED, 4_500);

        assertThat(records(broken(verify(), Promise.P7), Promise.P7)).contains("payments " + denial);
    }

    @Test
    void another_amount_in_the_ledger() {
        live.ledger("cart-91", 1, PaymentState.CAPTURED, 4_600);

        broken(verify(), Promise.P7);
    }

    @Test
    void an_illegible_entry_of_the_ledger() {
        live.log.change(Topics.PAYMENTS, 0, new byte[] {1, 2, 3});

        assertThat(records(broken(verify(), Promise.P7), Promise.P7)).containsExactly("payments 0");
    }

    @Test
    void a_sale_without_a_receipt() {
        live.log.records(Topics.RECEIPTS).clear();
        live.later(Duration.ofHours(25)).hold("cart-92", "A-2-1");

        assertThat(records(broken(verify(), Promise.P8), Promise.P8))
                .containsExactly("seat-events " + forge.only(PaymentCaptured.class));
    }

    @Test
    void a_receipt_of_a_sale_whose_money_was_never_taken() {
        live.hold("cart-92", "A-2-1");
        live.checkout("cart-92", 1);
        long sold = live.payment("cart-92", 1, PaymentOutcome.AUTHORIZED);
        live.payment("cart-92", 1, PaymentOutcome.CAPTURE_FAILED);
        long receipt = live.receipt("cart-92", ReceiptStatus.SENT, sold);

        Findings findings = verify();

        assertThat(records(findings, Promise.P8)).containsExactly("receipts " + receipt);
        assertThat(what(findings, Promise.P8)).contains("sold and not paid");
    }

    @Test
    void a_receipt_without_a_sale() {
        long receipt = live.receipt("nobody", ReceiptStatus.SENT, 3);

        assertThat(records(verify(), Promise.P8)).containsExactly("receipts " + receipt);
    }

    @Test
    void a_receipt_of_another_sale() {
        live.log.records(Topics.RECEIPTS).clear();
        long receipt = live.receipt("cart-91", ReceiptStatus.SENT, sale + 1);

        assertThat(records(verify(), Promise.P8)).contains("receipts " + receipt);
    }

    @Test
    void a_second_receipt_of_a_sale() {
        long second = live.receipt("cart-91", ReceiptStatus.SENT, sale, "<another@holdfast>");

        assertThat(broken(verify(), Promise.P8).violations(Promise.P8))
                .hasSize(2)
                .allSatisfy(violation -> assertThat(violation.records())
                        .extracting(Evidence::offset)
                        .containsExactly(0L, second));
    }

    @Test
    void a_delivered_receipt_that_is_worked_on_again() {
        live.receipt("cart-91", ReceiptStatus.PARKED, sale);

        broken(verify(), Promise.P8);
    }
}
