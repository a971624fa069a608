package io.holdfast.payment.ledger;

import static io.holdfast.payment.payment.Payments.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.State;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerReaderTest {

    private static final Payment FIRST = Payments.asked(Operation.AUTHORIZE);
    private static final Payment SECOND = Payments.in(Operation.AUTHORIZE, State.CREATED, false);

    @Test
    void an_entry_survives_its_way_through_the_ledger() {
        for (State state : State.values()) {
            for (Operation operation : Operation.values()) {
                Payment payment = Payments.in(operation, state, true);

                assertThat(PaymentCodec.payment(PaymentCodec.record(payment))).isEqualTo(payment);
            }
        }
        assertThat(PaymentCodec.key(ID)).isEqualTo("ev-1/r-1/1");
    }

    @Test
    void what_this_instance_wrote_is_not_undone_by_reading_what_it_wrote_before() {
        var view = new LedgerView();
        view.apply(ID, 5, FIRST);
        view.apply(ID, 6, SECOND);

        view.apply(ID, 5, FIRST);

        assertThat(view.find(ID)).isEqualTo(SECOND);
    }

    @Test
    void a_later_entry_of_another_instance_counts_and_a_tombstone_forgets() {
        var view = new LedgerView();
        view.apply(ID, 5, FIRST);

        view.apply(ID, 6, SECOND.reported());
        assertThat(view.find(ID)).isEqualTo(SECOND.reported());
        assertThat(view.unsettled()).isEmpty();

        view.apply(ID, 7, null);
        assertThat(view.find(ID)).isNull();
    }

    @Test
    void it_has_caught_up_once_it_read_what_was_there_at_the_start() {
        try (var topic = new LedgerTopic()) {
            topic.end(ID, 1);
            topic.reader().start();
            assertThat(topic.reader().caughtUp()).isFalse();

            topic.append(0, SECOND);

            await().until(topic.reader()::caughtUp);
            assertThat(topic.view().find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void a_fence_opens_once_the_view_has_come_to_where_the_partition_ended() {
        try (var topic = new LedgerTopic()) {
            topic.reader().start();
            await().until(topic.reader()::caughtUp);
            topic.end(ID, 2);
            var fence = topic.reader().reach(LedgerTopic.partition(ID));

            topic.append(0, FIRST);
            await().until(() -> FIRST.equals(topic.view().find(ID)));
            assertThat(fence).isNotDone();

            topic.append(1, SECOND);
            await().until(fence::isDone);
            assertThat(topic.view().find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void a_partition_with_an_entry_that_nobody_can_read_is_not_taken_over_until_a_later_one_says_more() {
        try (var topic = new LedgerTopic()) {
            topic.end(ID, 1);
            topic.reader().start();
            topic.append(0, ID, new byte[] {1, 2, 3});
            await().until(topic.reader()::caughtUp);
            assertThat(topic.reader().illegible()).isEqualTo(1);

            var itsPartition = topic.reader().reach(LedgerTopic.partition(ID));
            var another = topic.reader().reach((LedgerTopic.partition(ID) + 1) % Partitions.DEFAULT.number());
            await().until(another::isDone);
            assertThat(itsPartition).isNotDone();

            topic.append(1, ID, null);
            await().until(itsPartition::isDone);
            assertThat(topic.reader().illegible()).isZero();
        }
    }

    @Test
    void nothing_is_taken_for_read_beyond_an_entry_whose_schema_is_not_known() {
        try (var topic = new LedgerTopic()) {
            topic.end(ID, 1);
            topic.reader().start();
            topic.appendLate(0, SECOND);
            await().during(Duration.ofMillis(300)).until(() -> !topic.reader().caughtUp());
            assertThat(topic.reader().illegible()).isZero();

            topic.publishSchemas();

            await().until(topic.reader()::caughtUp);
            assertThat(topic.view().find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void an_entry_that_nobody_can_read_does_not_hide_what_this_instance_wrote() {
        try (var topic = new LedgerTopic()) {
            topic.reader().start();
            topic.append(0, FIRST);
            await().until(() -> FIRST.equals(topic.view().find(ID)));

            topic.append(1, ID, new byte[] {1, 2, 3});
            await().until(() -> topic.reader().illegible() == 1);
            assertThat(topic.view().find(ID)).isEqualTo(FIRST);

            topic.append(2, SECOND);
            await().until(() -> topic.reader().illegible() == 0);
            assertThat(topic.view().find(ID)).isEqualTo(SECOND);
        }
    }

    @Test
    void a_key_that_is_none_of_ours_stands_for_no_payment() {
        assertThat(PaymentCodec.id("ev-1/r-1/1")).contains(ID);
        assertThat(PaymentCodec.id("ev-1/r-1")).isEmpty();
        assertThat(PaymentCodec.id("ev-1/r-1/first")).isEmpty();
        assertThat(PaymentCodec.id("")).isEmpty();
    }
}
