package io.holdfast.payment.ledger;

import static io.holdfast.payment.payment.Payments.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.payment.payment.Imports;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.Snapshot.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaLedgerTest {

    private static final Payment FIRST = Payments.asked(Operation.AUTHORIZE);
    private static final Payment SECOND = Payments.in(Operation.AUTHORIZE, PaymentStanding.CREATED, false);

    @Test
    void an_entry_survives_its_way_through_the_ledger() {
        for (PaymentStanding state : PaymentStanding.values()) {
            for (Operation operation : Operation.values()) {
                Payment payment = Payments.in(operation, state, true);
                assertThat(LedgerCodec.payment(LedgerCodec.record(payment))).isEqualTo(payment);
            }
        }
        assertThat(LedgerCodec.key(ID)).isEqualTo("ev-1/r-1/1");
    }

    @Test
    void an_imported_payment_survives_it_too_and_is_neither_open_nor_unpaid() {
        Payment imported =
                Imports.entry(Payments.foreign("pi_9", Status.CAPTURED), null).orElseThrow();
        try (var topic = new LedgerTopic()) {
            KafkaLedger ledger = topic.ledger();
            topic.append(0, imported);
            await().until(() -> imported.equals(ledger.find(ID)));

            assertThat(ledger.unsettled()).isEmpty();
            assertThat(ledger.unpaid()).isEmpty();
        }
    }

    @Test
    void a_later_entry_of_another_instance_counts_and_a_tombstone_forgets() {
        try (var topic = new LedgerTopic()) {
            KafkaLedger ledger = topic.ledger();
            topic.append(0, FIRST);
            await().until(() -> ledger.unsettled().equals(List.of(FIRST)));

            topic.append(1, SECOND.reported());
            await().until(() -> SECOND.reported().equals(ledger.find(ID)));
            assertThat(ledger.unsettled()).isEmpty();

            topic.append(2, ID, null);
            await().until(() -> ledger.find(ID) == null);
        }
    }

    @Test
    void what_this_instance_wrote_counts_before_it_is_read_back() {
        try (var topic = new LedgerTopic()) {
            KafkaLedger ledger = topic.ledger();

            ledger.write(FIRST);
            ledger.write(SECOND);
            topic.append(0, FIRST);
            topic.end(ID, 1);
            ledger.caughtUp(LedgerTopic.partition(ID)).join();

            assertThat(ledger.find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void an_entry_that_nobody_can_read_does_not_hide_what_is_known_and_is_counted() {
        try (var topic = new LedgerTopic()) {
            KafkaLedger ledger = topic.ledger();
            topic.append(0, FIRST);
            await().until(() -> FIRST.equals(ledger.find(ID)));

            topic.append(1, ID, new byte[] {1, 2, 3});
            await().until(() -> ledger.illegible() == 1);
            assertThat(ledger.find(ID)).isEqualTo(FIRST);

            topic.append(2, SECOND);
            await().until(() -> ledger.illegible() == 0);
            assertThat(ledger.find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void an_entry_of_a_schema_that_is_not_known_yet_is_waited_for() {
        try (var topic = new LedgerTopic()) {
            topic.end(ID, 1);
            KafkaLedger ledger = topic.ledger();
            topic.appendLate(0, SECOND);
            topic.publishSchemas();

            await().until(() -> topic.topics().loaded());
            assertThat(ledger.find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void a_key_that_is_none_of_ours_stands_for_no_payment() {
        assertThat(LedgerCodec.id("ev-1/r-1/1")).contains(ID);
        assertThat(LedgerCodec.id("ev-1/r-1")).isEmpty();
        assertThat(LedgerCodec.id("ev-1/r-1/first")).isEmpty();
        assertThat(LedgerCodec.id("")).isEmpty();
    }
}
