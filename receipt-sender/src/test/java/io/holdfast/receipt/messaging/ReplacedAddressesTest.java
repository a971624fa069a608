package io.holdfast.receipt.messaging;

import static io.holdfast.receipt.messaging.ReceiptFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.FakeContacts;
import io.holdfast.receipt.receipt.Destination;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.receipt.receipt.ReceiptKey;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReplacedAddressesTest {

    private static final ReceiptKey KEY = key("cart-1");

    private final ReceiptFixture fixture = new ReceiptFixture();
    private final Map<ReceiptKey, SoldFact> log = new ConcurrentHashMap<>();
    private final AtomicInteger away = new AtomicInteger();
    private final ReplacedAddresses replaced;
    private final SoldFact sale = fixture.sold("cart-1");

    ReplacedAddressesTest() {
        log.put(KEY, sale);
        Facts facts = (key, _) -> {
            if (away.getAndDecrement() > 0) {
                throw new IllegalStateException("away");
            }
            return Optional.ofNullable(log.get(key));
        };
        replaced = new ReplacedAddresses(
                fixture.ledger,
                fixture.contacts,
                facts,
                fixture.deliveries,
                fixture.leases,
                Partitions.DEFAULT,
                fixture.service,
                ReceiptFixture.settings(Duration.ofMinutes(1)));
        replaced.start();
    }

    @Test
    void a_sent_receipt_is_sent_to_the_address_that_replaced_the_first_and_is_pending_meanwhile() {
        fixture.ledger.put(KEY, ReceiptFixture.sent(1));
        takeOver();

        Destination second = fixture.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(second));
        assertThat(fixture.postbox.addresses()).containsExactly("b@example.org");
        assertThat(fixture.ledger.history())
                .containsExactly(
                        new LedgerEntry.Pending(ReceiptFixture.NOW, sale.cause(), Optional.of(second)),
                        new LedgerEntry.Sent(1, ReceiptFixture.NOW, sale.cause(), Optional.of(second)));
        assertThat(fixture.meters.get("holdfast.receipts.delay").timer().count())
                .isZero();
    }

    @Test
    void the_same_address_once_more_is_no_second_mail() {
        fixture.ledger.put(KEY, ReceiptFixture.sent(1));
        takeOver();
        Destination second = fixture.contacts.replace(KEY, "b@example.org");
        await().until(() -> isSentTo(second));

        fixture.contacts.replace(KEY, "b@example.org");
        settle();

        assertThat(fixture.postbox.addresses()).containsExactly("b@example.org");
    }

    @Test
    void a_parked_receipt_is_tried_again_even_if_the_address_is_the_same() {
        fixture.postbox.always(new MailOutcome.Refused("550"));
        fixture.ledger.put(KEY, ReceiptFixture.sent(1));
        takeOver();
        fixture.contacts.replace(KEY, "b@example.org");
        await().until(() -> fixture.ledger.find(KEY).orElseThrow() instanceof LedgerEntry.Parked);
        fixture.postbox.always(new MailOutcome.Accepted());

        Destination again = fixture.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(again));
        assertThat(fixture.postbox.addresses()).containsExactly("b@example.org", "b@example.org");
    }

    @Test
    void a_receipt_that_had_no_address_is_sent_once_there_is_one() {
        fixture.ledger.put(KEY, new LedgerEntry.None(0, ReceiptFixture.NOW, "contact erased", sale.cause()));
        takeOver();

        Destination given = fixture.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(given));
    }

    @Test
    void an_address_before_the_sale_sends_nothing() {
        takeOver();

        fixture.contacts.replace(KEY, "b@example.org");
        settle();

        assertThat(fixture.postbox.addresses()).isEmpty();
        assertThat(fixture.ledger.history()).isEmpty();
    }

    @Test
    void an_address_that_is_replaced_while_its_mail_is_under_way_gets_one_behind_it() {
        var answer = new CompletableFuture<MailOutcome>();
        fixture.postbox.behave(_ -> answer);
        takeOver();
        var _ = fixture.deliveries.deliver(sale, fixture.lease());
        await().until(() -> fixture.postbox.addresses().size() == 1);

        Destination second = fixture.contacts.replace(KEY, "b@example.org");
        settle();
        answer.complete(new MailOutcome.Accepted());

        await().until(() -> isSentTo(second));
        assertThat(fixture.postbox.addresses()).containsExactly("cart-1@example.org", "b@example.org");
    }

    @Test
    void an_instance_without_the_partition_sends_nothing_and_the_one_that_takes_it_over_does() {
        fixture.ledger.put(KEY, ReceiptFixture.sent(1));
        Destination second = fixture.contacts.replace(KEY, "b@example.org");
        settle();
        assertThat(fixture.postbox.addresses()).isEmpty();

        takeOver();

        await().until(() -> isSentTo(second));
    }

    @Test
    void nothing_is_sent_before_the_ledger_holds_what_the_predecessor_wrote() {
        fixture.ledger.put(KEY, ReceiptFixture.sent(1));
        var fence = fixture.ledger.behind();
        takeOver();
        Destination second = fixture.contacts.replace(KEY, "b@example.org");
        settle();
        assertThat(fixture.postbox.addresses()).isEmpty();

        fixture.ledger.put(KEY, new LedgerEntry.Sent(1, ReceiptFixture.NOW, sale.cause(), Optional.of(second)));
        fence.complete(null);
        settle();

        assertThat(fixture.postbox.addresses()).isEmpty();
    }

    @Test
    void what_the_predecessor_left_pending_is_seen_through_also_if_its_address_is_erased() {
        fixture.contacts.erase(KEY);
        fixture.ledger.put(
                KEY, new LedgerEntry.Pending(ReceiptFixture.NOW, sale.cause(), Optional.of(FakeContacts.CHECKOUT)));

        takeOver();

        await().until(() -> fixture.ledger.find(KEY).orElseThrow() instanceof LedgerEntry.None);
        assertThat(fixture.postbox.addresses()).isEmpty();
    }

    @Test
    void while_the_log_can_not_be_read_it_is_looked_at_again() {
        away.set(1);
        fixture.ledger.put(KEY, ReceiptFixture.sent(1));
        takeOver();

        Destination second = fixture.contacts.replace(KEY, "b@example.org");

        await().until(() -> isSentTo(second));
    }

    private boolean isSentTo(Destination destination) {
        return fixture.ledger.find(KEY).filter(LedgerEntry.Sent.class::isInstance).stream()
                .anyMatch(entry -> entry.to().equals(Optional.of(destination)));
    }

    /** All partitions become this instance's. */
    private void takeOver() {
        fixture.takeOver(Partitions.DEFAULT.number());
    }

    /** Whatever was to be looked at so far has been. */
    private void settle() {
        var looked = new CompletableFuture<Void>();
        replaced.worker.execute(() -> looked.complete(null));
        await().atMost(Duration.ofSeconds(10)).until(looked::isDone);
    }
}
