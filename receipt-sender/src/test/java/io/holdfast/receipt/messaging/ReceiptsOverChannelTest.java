package io.holdfast.receipt.messaging;

import static io.holdfast.receipt.messaging.ReceiptFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.SoldSeats;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.schemas.testing.LateSchemas;
import io.holdfast.shell.work.RecordWork;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReceiptsOverChannelTest {

    private static final int OUTSTANDING = 3;

    private final ReceiptFixture fixture = new ReceiptFixture();
    private final UnicastProcessor<Message<byte[]>> facts = UnicastProcessor.create();
    private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @BeforeEach
    void start() {
        fixture.takeOver(1);
        new RecordWork(fixture.receipts(), fixture.leases, fixture.lanes, OUTSTANDING, (_, why) -> failure.set(why))
                .start(facts);
    }

    @Test
    void a_sale_is_acknowledged_once_its_receipt_is_settled() {
        var answer = new CompletableFuture<MailOutcome>();
        fixture.postbox.behave(_ -> answer);
        fixture.contacts.put(key("cart-1"), "a@example.org");

        emit(SoldSeats.captured(key("cart-1"), 0, 1));
        await().until(() -> fixture.postbox.posted().size() == 1);
        assertThat(acknowledged).isEmpty();
        answer.complete(new MailOutcome.Accepted());

        await().until(() -> acknowledged.equals(List.of(1L)));
        assertThat(fixture.ledger.written()).containsExactly(key("cart-1"));
    }

    @Test
    void other_facts_are_acknowledged_at_once() {
        fixture.revoke();
        var _ = fixture.ledger.behind();
        fixture.takeOver(1);

        emit(SoldSeats.released(key("cart-1"), 0, 1));

        await().until(() -> acknowledged.equals(List.of(1L)));
        assertThat(fixture.postbox.posted()).isEmpty();
    }

    @Test
    void p8_a_sale_gets_no_receipt_before_its_money_was_taken() {
        fixture.contacts.put(key("cart-1"), "a@example.org");

        emit(SoldSeats.sold(key("cart-1"), 0, 1));
        emit(SoldSeats.captureFailed(key("cart-1"), 0, 2));

        await().until(() -> acknowledged.size() == 2);
        assertThat(fixture.postbox.posted()).isEmpty();
        assertThat(fixture.ledger.written()).isEmpty();
    }

    @Test
    void p8_money_that_comes_after_a_capture_that_failed_brings_the_receipt_once() {
        fixture.contacts.put(key("cart-1"), "a@example.org");

        emit(SoldSeats.sold(key("cart-1"), 0, 1));
        emit(SoldSeats.captureFailed(key("cart-1"), 0, 2));
        emit(SoldSeats.captured(key("cart-1"), 0, 3));
        emit(SoldSeats.captured(key("cart-1"), 0, 4));

        await().until(() -> acknowledged.size() == 4);
        assertThat(fixture.postbox.posted()).containsExactly("cart-1");
    }

    @Test
    void a_sale_that_costs_nothing_gets_its_receipt_at_once() {
        fixture.contacts.put(key("cart-1"), "a@example.org");

        emit(SoldSeats.free(key("cart-1"), 0, 1));

        await().until(() -> acknowledged.equals(List.of(1L)));
        assertThat(fixture.postbox.posted()).containsExactly("cart-1");
    }

    @Test
    void an_undecodable_record_goes_to_the_dead_letters_and_stops_nobody() {
        fixture.contacts.put(key("cart-1"), "a@example.org");

        emit(SoldSeats.raw("ev-1/cart-0", 0, 1, new byte[] {9, 9, 9}));
        emit(SoldSeats.raw(null, 0, 2, null));
        emit(SoldSeats.captured(key("cart-1"), 0, 3));

        await().until(() -> acknowledged.size() == 3);
        assertThat(fixture.deadLetters()).hasSize(2).contains("the record has no value");
        assertThat(fixture.postbox.posted()).containsExactly("cart-1");
        assertThat(fixture.counted("undecodable")).isEqualTo(2);
    }

    @Test
    void before_a_fact_whose_schema_is_not_known_it_stands_until_it_is() {
        fixture.contacts.put(key("cart-1"), "a@example.org");
        fixture.contacts.put(key("cart-2"), "b@example.org");
        var first = SoldSeats.captured(key("cart-1"), 0, 1);

        emit(SoldSeats.raw("ev-1/cart-1", 0, 1, LateSchemas.late(first.value())));
        emit(SoldSeats.captured(key("cart-2"), 0, 2));
        await().during(Duration.ofMillis(500))
                .until(() -> fixture.postbox.posted().isEmpty());
        assertThat(fixture.deadLetters()).isEmpty();

        fixture.schemas.publish();

        await().until(() -> acknowledged.size() == 2);
        assertThat(fixture.postbox.posted()).containsExactlyInAnyOrder("cart-1", "cart-2");
        assertThat(fixture.deadLetters()).isEmpty();
    }

    @Test
    void nothing_is_sent_before_the_ledger_holds_what_the_predecessor_wrote() {
        fixture.revoke();
        var fence = fixture.ledger.behind();
        fixture.takeOver(1);
        fixture.contacts.put(key("cart-1"), "a@example.org");
        fixture.contacts.put(key("cart-2"), "b@example.org");

        emit(SoldSeats.captured(key("cart-1"), 0, 1));
        emit(SoldSeats.captured(key("cart-2"), 0, 2));
        await().during(Duration.ofMillis(100))
                .until(() -> fixture.postbox.posted().isEmpty());
        fixture.ledger.put(key("cart-1"), ReceiptFixture.sent(1));
        fence.complete(null);

        await().until(() -> acknowledged.size() == 2);
        assertThat(fixture.postbox.posted()).containsExactly("cart-2");
    }

    @Test
    void no_more_facts_are_taken_up_than_may_be_outstanding() {
        fixture.postbox.always(new MailOutcome.Failed("451"));
        for (int i = 1; i <= OUTSTANDING; i++) {
            fixture.contacts.put(key("cart-" + i), "a@example.org");
            emit(SoldSeats.captured(key("cart-" + i), 0, i));
        }
        await().until(() -> fixture.deliveries.size() == OUTSTANDING);

        fixture.contacts.put(key("cart-8"), "a@example.org");
        emit(SoldSeats.captured(key("cart-8"), 0, 8));
        emit(SoldSeats.released(key("cart-9"), 0, 9));
        await().during(Duration.ofMillis(100)).until(acknowledged::isEmpty);
        fixture.postbox.always(new MailOutcome.Accepted());

        await().until(() -> acknowledged.size() == OUTSTANDING + 2);
    }

    @Test
    void a_receipt_of_a_partition_that_was_taken_away_is_not_acknowledged() {
        fixture.postbox.always(new MailOutcome.Failed("451"));
        fixture.contacts.put(key("cart-1"), "a@example.org");
        emit(SoldSeats.captured(key("cart-1"), 0, 1));
        await().until(() -> fixture.deliveries.size() == 1);

        fixture.revoke();

        await().until(() -> fixture.deliveries.size() == 0);
        assertThat(acknowledged).isEmpty();
        assertThat(fixture.ledger.written()).isEmpty();
    }

    @Test
    void a_partition_that_was_taken_away_and_given_back_is_seen_through() {
        fixture.postbox.always(new MailOutcome.Failed("451"));
        fixture.contacts.put(key("cart-1"), "a@example.org");
        emit(SoldSeats.captured(key("cart-1"), 0, 1));
        await().until(() -> fixture.deliveries.size() == 1);

        fixture.revoke();
        fixture.takeOver(1);
        emit(SoldSeats.captured(key("cart-1"), 0, 1));
        fixture.postbox.always(new MailOutcome.Accepted());

        await().until(() -> fixture.ledger.written().equals(List.of(key("cart-1"))));
        await().until(() -> acknowledged.contains(1L));
    }

    @Test
    void a_ledger_that_can_not_be_written_ends_the_work() {
        fixture.ledger.breakWrites(new IllegalStateException("no brokers"));
        fixture.contacts.put(key("cart-1"), "a@example.org");

        emit(SoldSeats.captured(key("cart-1"), 0, 1));

        await().untilAsserted(() -> assertThat(failure.get()).hasMessageContaining("no brokers"));
        assertThat(acknowledged).isEmpty();
    }

    private void emit(ConsumerRecord<byte[], byte[]> record) {
        var metadata = Metadata.of(new IncomingKafkaRecordMetadata<>(record, "seat-events"));
        facts.onNext(Message.of(record.value(), metadata, () -> {
            acknowledged.add(record.offset());
            return CompletableFuture.completedFuture(null);
        }));
    }
}
