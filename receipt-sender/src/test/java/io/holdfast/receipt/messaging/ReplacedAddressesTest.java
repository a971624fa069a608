package io.holdfast.receipt.messaging;

import static io.holdfast.receipt.messaging.Bench.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.FakeContacts;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.Partitions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReplacedAddressesTest {

    private static final ReceiptKey KEY = key("cart-1");

    private final Bench bench = new Bench();
    private final Map<ReceiptKey, SoldFact> log = new ConcurrentHashMap<>();
    private final AtomicInteger away = new AtomicInteger();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final SoldFact sale = bench.sold("cart-1");

    ReplacedAddressesTest() {
        log.put(KEY, sale);
        Facts facts = (key, _) -> away.getAndDecrement() > 0
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom().item(Optional.ofNullable(log.get(key)));
        var _ = new ReplacedAddresses(
                bench.ledger,
                bench.contacts,
                facts,
                bench.deliveries,
                bench.assignments,
                Partitions.DEFAULT,
                10,
                worker,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    @AfterEach
    void close() {
        worker.shutdownNow();
        bench.close();
    }

    @Test
    void a_sent_receipt_is_sent_to_the_address_that_replaced_the_first_and_is_pending_meanwhile() {
        bench.ledger.put(KEY, Bench.sent(1));
        takeOver();

        Destination second = bench.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(second));
        assertThat(bench.postbox.addresses()).containsExactly("b@example.org");
        assertThat(bench.ledger.history())
                .containsExactly(
                        new Entry.Pending(Bench.NOW, sale.cause(), Optional.of(second)),
                        new Entry.Sent(1, Bench.NOW, sale.cause(), Optional.of(second)));
        assertThat(bench.meters.get("holdfast.receipts.delay").timer().count()).isZero();
    }

    @Test
    void the_same_address_once_more_is_no_second_mail() {
        bench.ledger.put(KEY, Bench.sent(1));
        takeOver();
        Destination second = bench.contacts.replace(KEY, "b@example.org");
        await().until(() -> isSentTo(second));

        bench.contacts.replace(KEY, "b@example.org");
        settle();

        assertThat(bench.postbox.addresses()).containsExactly("b@example.org");
    }

    @Test
    void a_parked_receipt_is_tried_again_even_if_the_address_is_the_same() {
        bench.postbox.always(new MailOutcome.Refused("550"));
        bench.ledger.put(KEY, Bench.sent(1));
        takeOver();
        bench.contacts.replace(KEY, "b@example.org");
        await().until(() -> bench.ledger.find(KEY).orElseThrow() instanceof Entry.Parked);
        bench.postbox.always(new MailOutcome.Accepted());

        Destination again = bench.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(again));
        assertThat(bench.postbox.addresses()).containsExactly("b@example.org", "b@example.org");
    }

    @Test
    void a_receipt_that_had_no_address_is_sent_once_there_is_one() {
        bench.ledger.put(KEY, new Entry.None(0, Bench.NOW, "contact erased", sale.cause()));
        takeOver();

        Destination given = bench.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(given));
    }

    @Test
    void an_address_before_the_sale_sends_nothing() {
        takeOver();

        bench.contacts.replace(KEY, "b@example.org");
        settle();

        assertThat(bench.postbox.addresses()).isEmpty();
        assertThat(bench.ledger.history()).isEmpty();
    }

    @Test
    void an_address_that_is_replaced_while_its_mail_is_under_way_gets_one_behind_it() {
        var answer = new CompletableFuture<MailOutcome>();
        bench.postbox.behave(_ -> answer);
        takeOver();
        var _ = bench.deliveries.deliver(sale, () -> false);
        await().until(() -> bench.postbox.addresses().size() == 1);

        Destination second = bench.contacts.replace(KEY, "b@example.org");
        settle();
        answer.complete(new MailOutcome.Accepted());

        await().until(() -> isSentTo(second));
        assertThat(bench.postbox.addresses()).containsExactly("cart-1@example.org", "b@example.org");
    }

    @Test
    void an_instance_without_the_partition_sends_nothing_and_the_one_that_takes_it_over_does() {
        bench.ledger.put(KEY, Bench.sent(1));
        Destination second = bench.contacts.replace(KEY, "b@example.org");
        settle();
        assertThat(bench.postbox.addresses()).isEmpty();

        takeOver();

        await().until(() -> isSentTo(second));
    }

    @Test
    void nothing_is_sent_before_the_ledger_holds_what_the_predecessor_wrote() {
        bench.ledger.put(KEY, Bench.sent(1));
        var fence = bench.ledger.behind();
        takeOver();
        Destination second = bench.contacts.replace(KEY, "b@example.org");
        settle();
        assertThat(bench.postbox.addresses()).isEmpty();

        bench.ledger.put(KEY, new Entry.Sent(1, Bench.NOW, sale.cause(), Optional.of(second)));
        fence.complete(null);
        settle();

        assertThat(bench.postbox.addresses()).isEmpty();
    }

    @Test
    void what_the_predecessor_left_pending_is_seen_through_also_if_its_address_is_erased() {
        bench.contacts.erase(KEY);
        bench.ledger.put(KEY, new Entry.Pending(Bench.NOW, sale.cause(), Optional.of(FakeContacts.CHECKOUT)));

        takeOver();

        await().until(() -> bench.ledger.find(KEY).orElseThrow() instanceof Entry.None);
        assertThat(bench.postbox.addresses()).isEmpty();
    }

    @Test
    void while_the_log_can_not_be_read_it_is_looked_at_again() {
        away.set(1);
        bench.ledger.put(KEY, Bench.sent(1));
        takeOver();

        Destination second = bench.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(second));
    }

    private boolean isSentTo(Destination destination) {
        return bench.ledger.find(KEY).filter(Entry.Sent.class::isInstance).stream()
                .anyMatch(entry -> entry.to().equals(Optional.of(destination)));
    }

    /** All partitions become this instance's. */
    private void takeOver() {
        List<TopicPartition> all = IntStream.range(0, 6)
                .mapToObj(partition -> new TopicPartition("holdfast.seat-events", partition))
                .toList();
        bench.assignments.onPartitionsAssigned(new MockConsumer<String, byte[]>("earliest"), all);
    }

    /** Whatever was to be looked at so far has been. */
    private void settle() {
        var looked = new CompletableFuture<Void>();
        worker.execute(() -> looked.complete(null));
        await().atMost(Duration.ofSeconds(10)).until(looked::isDone);
    }
}
