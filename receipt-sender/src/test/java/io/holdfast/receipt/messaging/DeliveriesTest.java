package io.holdfast.receipt.messaging;

import static io.holdfast.receipt.messaging.ReceiptFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.FakeContacts;
import io.holdfast.receipt.SoldSeats;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.schemas.trace.TraceKeys;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveriesTest {

    private static final MailOutcome FAILED = new MailOutcome.Failed("451");
    private static final MailOutcome ACCEPTED = new MailOutcome.Accepted();

    private final ReceiptFixture fixture = new ReceiptFixture();

    @BeforeEach
    void takeOver() {
        fixture.takeOver(1);
    }

    @Test
    void a_sold_reservation_gets_one_mail_and_then_an_entry() throws Exception {
        assertThat(deliver(fixture.sold("cart-1"))).isTrue();

        assertThat(fixture.postbox.posted()).containsExactly("cart-1");
        assertThat(fixture.ledger.find(key("cart-1"))).contains(ReceiptFixture.sent(1));
        assertThat(fixture.counted("sent")).isEqualTo(1);
        assertThat(fixture.meters.get("holdfast.receipts.delay").timer().count())
                .isEqualTo(1);
        assertThat(fixture.duplicates("done")).isZero();
    }

    @Test
    void the_ledger_is_asked_before_anything_is_sent() throws Exception {
        fixture.ledger.put(key("cart-1"), ReceiptFixture.sent(1));
        fixture.ledger.put(key("cart-2"), parked());

        assertThat(deliver(fixture.sold("cart-1"))).isTrue();
        assertThat(deliver(fixture.sold("cart-2"))).isTrue();

        assertThat(fixture.postbox.posted()).isEmpty();
        assertThat(fixture.ledger.written()).isEmpty();
        assertThat(fixture.duplicates("done")).isEqualTo(2);
    }

    @Test
    void a_failed_mail_is_tried_again_until_it_is_accepted() throws Exception {
        var tries = new AtomicInteger();
        fixture.postbox.behave(_ -> CompletableFuture.completedFuture(tries.incrementAndGet() < 4 ? FAILED : ACCEPTED));

        deliver(fixture.sold("cart-1"));

        assertThat(fixture.ledger.find(key("cart-1"))).contains(ReceiptFixture.sent(4));
        assertThat(fixture.deadLetters()).isEmpty();
    }

    @Test
    void every_try_is_a_span_of_the_sales_trace_and_none_knows_the_address() throws Exception {
        var tries = new AtomicInteger();
        fixture.postbox.behave(_ -> CompletableFuture.completedFuture(tries.incrementAndGet() < 2 ? FAILED : ACCEPTED));

        deliver(fixture.sold("cart-1"));

        SpanData delivery = fixture.recorded.span("process holdfast.seat-events");
        List<SpanData> mails = fixture.recorded.spans().stream()
                .filter(span -> span.getName().equals("send receipt"))
                .toList();
        assertThat(delivery.getTraceId()).isEqualTo(SoldSeats.TRACE_ID);
        assertThat(delivery.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(mails)
                .extracting(SpanData::getParentSpanId)
                .containsExactly(delivery.getSpanId(), delivery.getSpanId());
        assertThat(mails)
                .extracting(span -> span.getAttributes().get(TraceKeys.OUTCOME))
                .containsExactly("Failed", "Accepted");
        assertThat(fixture.ledger.traceParents())
                .containsExactly("00-%s-%s-01".formatted(SoldSeats.TRACE_ID, delivery.getSpanId()));
        assertThat(fixture.recorded.spans().toString()).doesNotContain("@example");
    }

    @Test
    void a_receipt_that_is_settled_already_has_no_span() throws Exception {
        fixture.ledger.put(key("cart-1"), ReceiptFixture.sent(1));

        deliver(fixture.sold("cart-1"));

        assertThat(fixture.recorded.spans()).isEmpty();
    }

    @Test
    void receipts_that_wait_for_their_next_try_hold_up_nobody() throws Exception {
        fixture.postbox.behave(
                reservation -> CompletableFuture.completedFuture(reservation.startsWith("bad") ? FAILED : ACCEPTED));
        var waiting = new ArrayList<CompletableFuture<Boolean>>();
        for (int i = 0; i < 50 * ReceiptFixture.SLOTS; i++) {
            waiting.add(fixture.deliver(fixture.sold("bad-" + i)));
        }

        assertThat(deliver(fixture.sold("good"))).isTrue();

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(fixture.deliveries.size()).isEqualTo(waiting.size());
    }

    @Test
    void no_more_mails_are_under_way_than_there_are_slots() {
        fixture.postbox.behave(_ -> new CompletableFuture<>());
        for (int i = 0; i < 10; i++) {
            var _ = fixture.deliver(fixture.sold("cart-" + i));
        }

        await().during(Duration.ofMillis(100))
                .until(() -> fixture.postbox.posted().size() <= ReceiptFixture.SLOTS);
        assertThat(fixture.postbox.posted()).hasSize(ReceiptFixture.SLOTS);
    }

    @Test
    void a_refused_mail_is_parked_at_once() throws Exception {
        fixture.postbox.always(new MailOutcome.Refused("550"));

        deliver(fixture.sold("cart-1"));

        assertThat(fixture.deadLetters()).containsExactly("550");
        assertThat(fixture.ledger.find(key("cart-1")))
                .get()
                .isInstanceOfSatisfying(LedgerEntry.Parked.class, parked -> {
                    assertThat(parked.reason()).isEqualTo("550");
                    assertThat(parked.tries()).isEqualTo(1);
                    assertThat(parked.cause().offset()).isEqualTo(70);
                });
        assertThat(fixture.counted("parked")).isEqualTo(1);
        assertThat(fixture.meters.get("holdfast.dead.letters").counter().count())
                .isEqualTo(1);
    }

    @Test
    void a_mail_that_fails_for_too_long_is_parked() throws Exception {
        fixture.postbox.always(FAILED);

        var done = fixture.deliveries(Duration.ofMillis(100)).deliver(fixture.sold("cart-1"), fixture.lease());

        assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.deadLetters()).singleElement().asString().contains("lastly: 451");
        assertThat(fixture.postbox.posted().size()).isBetween(2, 6);
    }

    @Test
    void an_erased_contact_is_not_a_failure() throws Exception {
        deliver(fixture.withoutContact("cart-1"));

        assertThat(fixture.postbox.posted()).isEmpty();
        assertThat(fixture.deadLetters()).isEmpty();
        assertThat(fixture.ledger.find(key("cart-1")))
                .get()
                .isInstanceOfSatisfying(
                        LedgerEntry.None.class,
                        none -> assertThat(none.reason()).isEqualTo("contact erased"));
        assertThat(fixture.counted("erased")).isEqualTo(1);
        assertThat(fixture.counted("parked")).isZero();
    }

    @Test
    void a_contact_counts_as_erased_only_behind_the_fence() throws Exception {
        var fence = fixture.contacts.behind();
        var done = fixture.deliver(fixture.withoutContact("cart-1"));
        await().during(Duration.ofMillis(100)).until(() -> !done.isDone());

        fixture.contacts.put(key("cart-1"), "late@example.org");
        fence.complete(null);

        assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.postbox.posted()).containsExactly("cart-1");
    }

    @Test
    void a_contact_that_is_erased_between_two_tries_gets_no_further_mail() {
        fixture.postbox.behave(_ -> {
            fixture.contacts.erase(key("cart-1"));
            return CompletableFuture.completedFuture(FAILED);
        });

        var done = fixture.deliver(fixture.sold("cart-1"));

        await().until(done::isDone);
        assertThat(fixture.postbox.posted()).hasSize(1);
        assertThat(fixture.counted("erased")).isEqualTo(1);
    }

    @Test
    void an_undecodable_contact_is_parked() throws Exception {
        var fact = fixture.withoutContact("cart-1");
        fixture.contacts.unreadable(fact.key());

        deliver(fact);

        assertThat(fixture.deadLetters()).containsExactly("contact undecodable");
    }

    @Test
    void a_sale_that_is_read_twice_at_once_is_one_mail() throws Exception {
        var answer = new CompletableFuture<MailOutcome>();
        fixture.postbox.behave(_ -> answer);
        var first = fixture.deliver(fixture.sold("cart-1"));
        var second = fixture.deliver(fixture.sold("cart-1"));

        answer.complete(ACCEPTED);

        assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.postbox.posted()).hasSize(1);
        assertThat(fixture.deliveries.size()).isZero();
        assertThat(fixture.duplicates("under_way")).isEqualTo(1);
    }

    @Test
    void what_another_instance_has_sent_in_the_meantime_is_not_sent_again() {
        fixture.postbox.behave(_ -> {
            fixture.ledger.put(key("cart-1"), ReceiptFixture.sent(1));
            return CompletableFuture.completedFuture(FAILED);
        });

        var done = fixture.deliver(fixture.sold("cart-1"));

        await().until(done::isDone);
        assertThat(fixture.postbox.posted()).hasSize(1);
    }

    @Test
    void a_retry_of_a_partition_that_was_taken_away_is_left_to_its_new_owner() throws Exception {
        fixture.postbox.behave(_ -> {
            fixture.revoke();
            return CompletableFuture.completedFuture(FAILED);
        });

        var done = fixture.deliver(fixture.sold("cart-1"));

        assertThat(done.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(fixture.postbox.posted()).hasSize(1);
        assertThat(fixture.ledger.written()).isEmpty();
    }

    @Test
    void a_ledger_that_can_not_be_written_fails_the_delivery() {
        fixture.ledger.breakWrites(new IllegalStateException("no brokers"));

        assertThatThrownBy(() -> deliver(fixture.sold("cart-1"))).hasMessageContaining("no brokers");
    }

    @Test
    void a_person_can_have_a_parked_receipt_tried_again_but_not_a_sent_one() throws Exception {
        fixture.ledger.put(key("cart-1"), parked());
        fixture.ledger.put(key("cart-2"), ReceiptFixture.sent(1));

        fixture.deliveries.again(fixture.sold("cart-1")).get(10, TimeUnit.SECONDS);
        fixture.deliveries.again(fixture.sold("cart-2")).get(10, TimeUnit.SECONDS);

        assertThat(fixture.postbox.posted()).containsExactly("cart-1");
        assertThat(fixture.ledger.find(key("cart-1"))).contains(ReceiptFixture.sent(1));
    }

    private LedgerEntry parked() {
        return new LedgerEntry.Parked(
                3,
                ReceiptFixture.NOW,
                "550",
                fixture.withoutContact("cart-1").cause(),
                Optional.of(FakeContacts.CHECKOUT));
    }

    private boolean deliver(SoldFact fact) throws Exception {
        return fixture.deliver(fact).get(10, TimeUnit.SECONDS);
    }
}
