package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.receipt.ReceiptStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the real topology writes is what an audit of it derives. */
class CleanLogTest extends VerificationFixture {

    private void story() {
        live.open();
        live.hold("cart-91", "A-1-12", "A-1-13");
        live.hold("cart-92", "A-1-13");
        live.hold("cart-91", "A-1-12", "A-1-13");
        live.hold("cart-91", "A-9-9");
        live.hold("elsewhere", "Z-1-1");
        live.send(new ExtendHold(EVENT, "cart-91", 600));
        live.send(new ReleaseSeats(EVENT, "cart-91"));
        live.send("not avro".getBytes(StandardCharsets.UTF_8));
        live.hold("cart-93", "A-2-1");
        live.later(Duration.ofMinutes(6)).send(new Tick());
        live.sell("cart-94", "A-3-1");
        live.hold("cart-95", "A-4-1");
        live.checkout("cart-95", 1);
        live.ledger("cart-95", 1, PaymentState.DECLINED, 4_500);
        live.payment("cart-95", 1, PaymentOutcome.DECLINED);
        live.checkout("cart-95", 2);
        live.payment("cart-95", 2, PaymentOutcome.UNKNOWN);
        live.later(Duration.ofMinutes(10)).send(new Tick());
        live.ledger("cart-95", 2, PaymentState.VOIDED, 4_500);
        live.payment("cart-95", 2, PaymentOutcome.VOIDED);
        live.later(Duration.ofHours(25)).send(new Tick());
    }

    @Test
    void an_untouched_log_breaks_nothing() {
        story();

        Findings findings = verify(Duration.ZERO);

        broken(findings);
        assertThat(findings.open()).isEmpty();
        assertThat(findings.checked(Promise.P1)).containsEntry("seats taken", 5L);
        assertThat(findings.checked(Promise.P3)).containsEntry("identities forgotten in time", 5L);
        assertThat(findings.checked(Promise.P7)).containsEntry("captures", 1L);
        assertThat(findings.checked(Promise.P10)).containsEntry("commands in the dead letters", 1L);
        assertThat(findings.checked(Promise.DIGESTS)).containsEntry("digests", 3L);
    }

    @Test
    void what_is_not_decided_yet_is_pending() {
        story();
        live.log.append(
                Topics.SEAT_COMMANDS,
                live.now().toEpochMilli(),
                null,
                null,
                new org.apache.kafka.common.header.internals.RecordHeaders());
        live.log.pending(1);

        Findings findings = verify();

        broken(findings);
        assertThat(findings.notes()).containsEntry("commands pending: behind the cut, not yet decided", 1L);
    }

    @Test
    void a_payment_and_a_receipt_may_be_open_for_a_while_and_not_for_ever() {
        live.open();
        live.hold("cart-91", "A-1-12");
        live.checkout("cart-91", 1);
        live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        live.hold("cart-92", "A-2-1");
        live.checkout("cart-92", 1);
        live.payment("cart-92", 1, PaymentOutcome.AUTHORIZED);
        live.ledger("cart-92", 1, PaymentState.CAPTURED, 4_500);
        live.payment("cart-92", 1, PaymentOutcome.CAPTURED);
        live.later(Duration.ofHours(2)).send(new Tick());

        assertThat(verify(Duration.ofHours(3)).open())
                .containsOnlyKeys("payments: capture requested", "sales without a receipt yet");
        broken(verify(Duration.ofHours(1)), Promise.P7, Promise.P8);
    }

    @Test
    void a_ledger_that_has_run_ahead_of_the_cut_is_no_orphan() {
        story();
        live.log.cutLedgersHere();
        live.ledger("cart-99", 1, PaymentState.AUTHORIZED, 4_500);
        live.receipt("cart-99", ReceiptStatus.SENT, 77);

        broken(verify());
    }

    @Test
    void a_receipt_that_was_parked_may_be_sent_later() {
        live.open();
        long paid = live.pay("cart-91", "A-1-12");
        live.receipt("cart-91", ReceiptStatus.PARKED, paid);
        live.receipt("cart-91", ReceiptStatus.SENT, paid);

        broken(verify(Duration.ZERO));
    }

    @Test
    void a_receipt_that_was_sent_may_be_sent_to_the_address_that_replaced_the_first() {
        live.open();
        long paid = live.pay("cart-91", "A-1-12");
        live.receipt("cart-91", ReceiptStatus.SENT, paid, "<a@holdfast>", "print-a");
        live.receipt("cart-91", ReceiptStatus.PENDING, paid, "<b@holdfast>", "print-b");
        live.receipt("cart-91", ReceiptStatus.SENT, paid, "<b@holdfast>", "print-b");

        broken(verify(Duration.ZERO));
    }

    @Test
    void a_sale_whose_capture_failed_is_owed_no_receipt_until_it_is_paid() {
        live.open();
        live.hold("cart-91", "A-1-12");
        live.checkout("cart-91", 1);
        live.ledger("cart-91", 1, PaymentState.CAPTURE_FAILED, 4_500);
        live.payment("cart-91", 1, PaymentOutcome.AUTHORIZED);
        live.payment("cart-91", 1, PaymentOutcome.CAPTURE_FAILED);

        Findings unpaid = verify(Duration.ZERO);
        broken(unpaid);
        assertThat(unpaid.open()).isEmpty();

        live.checkout("cart-91", 2);
        live.ledger("cart-91", 1, PaymentState.VOIDED, 4_500);
        live.payment("cart-91", 1, PaymentOutcome.VOIDED);
        live.payment("cart-91", 2, PaymentOutcome.AUTHORIZED);
        live.ledger("cart-91", 2, PaymentState.CAPTURED, 4_500);
        long paid = live.payment("cart-91", 2, PaymentOutcome.CAPTURED);
        assertThat(verify().open()).containsOnlyKeys("sales without a receipt yet");

        live.receipt("cart-91", ReceiptStatus.SENT, paid);
        broken(verify(Duration.ZERO));
    }

    @Test
    void a_command_that_an_operator_took_out_is_shown_for_ever_and_breaks_nothing() {
        live.open();
        live.takeOut(1);
        live.hold("cart-91", "A-1-12");
        live.hold("cart-92", "A-1-12");

        Findings findings = verify();

        broken(findings);
        assertThat(findings.checked(Promise.P1)).as("the other had the seat").containsEntry("seats taken", 1L);
        assertThat(findings.checked(Promise.P10)).containsEntry("commands in the dead letters", 1L);
        assertThat(findings.notes()).containsKey("command 0:1 was taken out by an operator: written by hand");
    }

    @Test
    void payment_requests_that_are_older_than_a_week_may_be_gone() {
        live.open();
        live.sell("cart-91", "A-1-12");
        live.log.records(Topics.PAYMENT_REQUESTS).clear();
        live.later(Duration.ofDays(8)).send(new Tick());

        Findings findings = verify();

        broken(findings);
        assertThat(findings.notes()).containsEntry("payment requests beyond their retention", 2L);
    }
}
