package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.messaging.PaymentImport.Entry;
import io.holdfast.payment.messaging.PaymentImport.Line;
import io.holdfast.payment.messaging.PaymentImport.Result;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.Snapshot.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders about payments of a region that was lost, before and after they are imported: each payment ends once (P7). */
class OrdersAfterImportTest extends PaymentImportFixture {

    @ParameterizedTest
    @CsvSource({
        "UNCONFIRMED, AUTHORIZE, AUTHORIZED,     confirm pi_9, AUTHORIZED",
        "AUTHORIZED,  AUTHORIZE, AUTHORIZED,     ,             AUTHORIZED",
        "DECLINED,    AUTHORIZE, DECLINED,       ,             DECLINED",
        "CANCELED,    AUTHORIZE, DECLINED,       ,             CANCELED",
        "AUTHORIZED,  CAPTURE,   CAPTURED,       capture pi_9, CAPTURED",
        "CAPTURED,    CAPTURE,   CAPTURED,       ,             CAPTURED",
        "CANCELED,    CAPTURE,   CAPTURE_FAILED, ,             CANCELED",
        "UNCONFIRMED, VOID,      VOIDED,         cancel pi_9,  CANCELED",
        "AUTHORIZED,  VOID,      VOIDED,         cancel pi_9,  CANCELED",
        "CAPTURED,    VOID,      CAPTURED,       ,             CAPTURED",
        "CANCELED,    VOID,      VOIDED,         ,             CANCELED",
        "CAPTURED,    REFUND,    REFUNDED,       refund pi_9,  REFUNDED",
        "AUTHORIZED,  REFUND,    VOIDED,         cancel pi_9,  CANCELED",
        "REFUNDED,    REFUND,    REFUNDED,       ,             REFUNDED",
    })
    void an_order_after_the_import_is_carried_out_once_by_the_imported_reference(
            Status status, Operation order, PaymentResult outcome, @Nullable String act, Status after) {
        leaseAll();
        provider.put(Payments.foreign("pi_9", status));
        imported();

        order(order);
        order(order);

        // The second order tells the outcome again, and the provider nothing.
        assertThat(told).containsExactly(outcome, outcome);
        assertThat(acts).isEqualTo(act == null ? List.of() : List.of(act));
        assertThat(atProvider("pi_9")).isEqualTo(after);
        assertThat(ledger.unsettled()).isEmpty();
    }

    @Test
    void what_moved_on_between_the_import_and_the_order_is_seen() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        imported();
        provider.put(Payments.foreign("pi_9", Status.CAPTURED));

        order(Operation.VOID);

        assertThat(told).containsExactly(PaymentResult.CAPTURED);
        assertThat(acts).isEmpty();
    }

    @Test
    void a_second_import_changes_no_entry_that_has_moved_on() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        imported();
        int first = ledger.written().size();

        assertThat(imported().payments()).extracting(Line::entry).containsExactly(Entry.IMPORTED);
        assertThat(ledger.written()).hasSize(first);
        order(Operation.CAPTURE);
        Payment captured = ledger.find(ID);
        Result.Done again = imported();

        assertThat(ledger.find(ID)).isEqualTo(captured);
        assertThat(again.payments()).extracting(Line::entry).containsExactly(Entry.REQUESTED);
        assertThat(acts).containsExactly("capture pi_9");
    }

    @Test
    void an_order_before_the_import_is_a_payment_of_our_own_that_the_import_leaves_alone() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        order(Operation.AUTHORIZE);
        Payment own = ledger.find(ID);

        Result.Done done = imported();

        assertThat(told).containsExactly(PaymentResult.AUTHORIZED);
        assertThat(ledger.find(ID)).isEqualTo(own);
        assertThat(done.payments()).extracting(Line::entry).containsExactly(Entry.OTHER);
    }

    @Test
    void of_several_payments_under_one_id_that_with_the_money_is_taken() {
        leaseAll();
        provider.put(Payments.foreign("pi_1", Status.UNCONFIRMED));
        provider.put(Payments.foreign("pi_2", Status.AUTHORIZED));
        provider.put(Payments.foreign("pi_3", Status.UNCONFIRMED));

        Result.Done done = imported();

        assertThat(done.payments())
                .extracting(line -> line.snapshot().reference() + ' ' + line.entry())
                .containsExactly("pi_3 OTHER", "pi_2 IMPORTED", "pi_1 OTHER");
        order(Operation.CAPTURE);
        assertThat(acts).containsExactly("capture pi_2");
    }
}
