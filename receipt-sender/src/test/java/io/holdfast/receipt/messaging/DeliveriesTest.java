package io.holdfast.receipt.messaging;

import static io.holdfast.receipt.messaging.Bench.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.receipt.FakeContacts;
import io.holdfast.receipt.SoldSeats;
import io.holdfast.receipt.receipt.Entry;
import io.holdfast.receipt.receipt.MailOutcome;
import io.holdfast.schemas.trace.TraceKeys;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveriesTest {

    private static final MailOutcome FAILED = new MailOutcome.Failed("451");
    private static final MailOutcome ACCEPTED = new MailOutcome.Accepted();

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void a_sold_reservation_gets_one_mail_and_then_an_entry() throws Exception {
        assertThat(deliver(bench.sold("cart-1"))).isEqualTo(Outcome.SETTLED);

        assertThat(bench.postbox.posted()).containsExactly("cart-1");
        assertThat(bench.ledger.find(key("cart-1"))).contains(Bench.sent(1));
        assertThat(bench.counted("sent")).isEqualTo(1);
        assertThat(bench.meters.get("holdfast.receipts.delay").timer().count()).isEqualTo(1);
        assertThat(bench.duplicates("done")).isZero();
    }

    @Test
    void the_ledger_is_asked_before_anything_is_sent() throws Exception {
        bench.ledger.put(key("cart-1"), Bench.sent(1));
        bench.ledger.put(key("cart-2"), parked());

        assertThat(deliver(bench.sold("cart-1"))).isEqualTo(Outcome.SETTLED);
        assertThat(deliver(bench.sold("cart-2"))).isEqualTo(Outcome.SETTLED);

        assertThat(bench.postbox.posted()).isEmpty();
        assertThat(bench.ledger.written()).isEmpty();
        assertThat(bench.duplicates("done")).isEqualTo(2);
    }

    @Test
    void a_failed_mail_is_tried_again_until_it_is_accepted() throws Exception {
        var tries = new AtomicInteger();
        bench.postbox.behave(_ -> CompletableFuture.completedFuture(tries.incrementAndGet() < 4 ? FAILED : ACCEPTED));

        deliver(bench.sold("cart-1"));

        assertThat(bench.ledger.find(key("cart-1"))).contains(Bench.sent(4));
        assertThat(bench.deadLetters.errors()).isEmpty();
    }

    @Test
    void every_try_is_a_span_of_the_sales_trace_and_none_knows_the_address() throws Exception {
        var tries = new AtomicInteger();
        bench.postbox.behave(_ -> CompletableFuture.completedFuture(tries.incrementAndGet() < 2 ? FAILED : ACCEPTED));

        deliver(bench.sold("cart-1"));

        SpanData delivery = bench.recorded.span("process holdfast.seat-events");
        List<SpanData> mails = bench.recorded.spans().stream()
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
        assertThat(bench.ledger.traceParents())
                .containsExactly("00-%s-%s-01".formatted(SoldSeats.TRACE_ID, delivery.getSpanId()));
        assertThat(bench.recorded.spans().toString()).doesNotContain("@example");
    }

    @Test
    void a_receipt_that_is_settled_already_has_no_span() throws Exception {
        bench.ledger.put(key("cart-1"), Bench.sent(1));

        deliver(bench.sold("cart-1"));

        assertThat(bench.recorded.spans()).isEmpty();
    }

    @Test
    void receipts_that_wait_for_their_next_try_hold_up_nobody() throws Exception {
        bench.postbox.behave(
                reservation -> CompletableFuture.completedFuture(reservation.startsWith("bad") ? FAILED : ACCEPTED));
        var waiting = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 50 * Bench.SLOTS; i++) {
            waiting.add(bench.deliveries.deliver(bench.sold("bad-" + i), () -> false));
        }

        assertThat(deliver(bench.sold("good"))).isEqualTo(Outcome.SETTLED);

        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        assertThat(bench.deliveries.size()).isEqualTo(waiting.size());
    }

    @Test
    void no_more_mails_are_under_way_than_there_are_slots() {
        bench.postbox.behave(_ -> new CompletableFuture<>());
        for (int i = 0; i < 10; i++) {
            var _ = bench.deliveries.deliver(bench.sold("cart-" + i), () -> false);
        }

        await().during(Duration.ofMillis(100))
                .until(() -> bench.postbox.posted().size() <= Bench.SLOTS);
        assertThat(bench.postbox.posted()).hasSize(Bench.SLOTS);
    }

    @Test
    void a_refused_mail_is_parked_at_once() throws Exception {
        bench.postbox.always(new MailOutcome.Refused("550"));

        deliver(bench.sold("cart-1"));

        assertThat(bench.deadLetters.errors()).containsExactly("550");
        assertThat(bench.ledger.find(key("cart-1"))).get().isInstanceOfSatisfying(Entry.Parked.class, parked -> {
            assertThat(parked.reason()).isEqualTo("550");
            assertThat(parked.tries()).isEqualTo(1);
            assertThat(parked.cause().offset()).isEqualTo(70);
        });
        assertThat(bench.counted("parked")).isEqualTo(1);
        assertThat(bench.meters.get("holdfast.dead.letters").counter().count()).isEqualTo(1);
    }

    @Test
    void a_mail_that_fails_for_too_long_is_parked() throws Exception {
        bench.postbox.always(FAILED);

        var done = bench.deliveries(Duration.ofMillis(100)).deliver(bench.sold("cart-1"), () -> false);

        assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.SETTLED);
        assertThat(bench.deadLetters.errors()).singleElement().asString().contains("lastly: 451");
        assertThat(bench.postbox.posted().size()).isBetween(2, 6);
    }

    @Test
    void an_erased_contact_is_not_a_failure() throws Exception {
        deliver(bench.withoutContact("cart-1"));

        assertThat(bench.postbox.posted()).isEmpty();
        assertThat(bench.deadLetters.errors()).isEmpty();
        assertThat(bench.ledger.find(key("cart-1")))
                .get()
                .isInstanceOfSatisfying(
                        Entry.None.class, none -> assertThat(none.reason()).isEqualTo("contact erased"));
        assertThat(bench.counted("erased")).isEqualTo(1);
        assertThat(bench.counted("parked")).isZero();
    }

    @Test
    void a_contact_counts_as_erased_only_behind_the_fence() throws Exception {
        var fence = bench.contacts.behind();
        var done = bench.deliveries.deliver(bench.withoutContact("cart-1"), () -> false);
        assertThat(done).isNotDone();

        bench.contacts.put(key("cart-1"), "late@example.org");
        fence.complete(null);

        assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.SETTLED);
        assertThat(bench.postbox.posted()).containsExactly("cart-1");
    }

    @Test
    void a_contact_that_is_erased_between_two_tries_gets_no_further_mail() {
        bench.postbox.behave(_ -> {
            bench.contacts.erase(key("cart-1"));
            return CompletableFuture.completedFuture(FAILED);
        });

        var done = bench.deliveries.deliver(bench.sold("cart-1"), () -> false);

        await().until(done::isDone);
        assertThat(bench.postbox.posted()).hasSize(1);
        assertThat(bench.counted("erased")).isEqualTo(1);
    }

    @Test
    void an_undecodable_contact_is_parked() throws Exception {
        var fact = bench.withoutContact("cart-1");
        bench.contacts.unreadable(fact.key());

        deliver(fact);

        assertThat(bench.deadLetters.errors()).containsExactly("contact undecodable");
    }

    @Test
    void a_sale_that_is_read_twice_at_once_is_one_mail() throws Exception {
        var answer = new CompletableFuture<MailOutcome>();
        bench.postbox.behave(_ -> answer);
        var first = bench.deliveries.deliver(bench.sold("cart-1"), () -> false);
        var second = bench.deliveries.deliver(bench.sold("cart-1"), () -> false);

        answer.complete(ACCEPTED);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.SETTLED);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.SETTLED);
        assertThat(bench.postbox.posted()).hasSize(1);
        assertThat(bench.deliveries.size()).isZero();
        assertThat(bench.duplicates("under_way")).isEqualTo(1);
    }

    @Test
    void what_another_instance_has_sent_in_the_meantime_is_not_sent_again() {
        bench.postbox.behave(_ -> {
            bench.ledger.put(key("cart-1"), Bench.sent(1));
            return CompletableFuture.completedFuture(FAILED);
        });

        var done = bench.deliveries.deliver(bench.sold("cart-1"), () -> false);

        await().until(done::isDone);
        assertThat(bench.postbox.posted()).hasSize(1);
    }

    @Test
    void a_retry_of_a_partition_that_was_taken_away_is_left_to_its_new_owner() throws Exception {
        var taken = new AtomicBoolean();
        bench.postbox.behave(_ -> {
            taken.set(true);
            return CompletableFuture.completedFuture(FAILED);
        });

        var done = bench.deliveries.deliver(bench.sold("cart-1"), taken::get);

        assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.ABANDONED);
        assertThat(bench.postbox.posted()).hasSize(1);
        assertThat(bench.ledger.written()).isEmpty();
    }

    @Test
    void a_ledger_that_can_not_be_written_fails_the_delivery() {
        bench.ledger.breakWrites(new IllegalStateException("no brokers"));

        assertThatThrownBy(() -> deliver(bench.sold("cart-1"))).hasMessageContaining("no brokers");
    }

    @Test
    void a_person_can_have_a_parked_receipt_tried_again_but_not_a_sent_one() throws Exception {
        bench.ledger.put(key("cart-1"), parked());
        bench.ledger.put(key("cart-2"), Bench.sent(1));

        bench.deliveries.again(bench.sold("cart-1")).get(10, TimeUnit.SECONDS);
        bench.deliveries.again(bench.sold("cart-2")).get(10, TimeUnit.SECONDS);

        assertThat(bench.postbox.posted()).containsExactly("cart-1");
        assertThat(bench.ledger.find(key("cart-1"))).contains(Bench.sent(1));
    }

    private Entry parked() {
        return new Entry.Parked(
                3, Bench.NOW, "550", bench.withoutContact("cart-1").cause(), Optional.of(FakeContacts.CHECKOUT));
    }

    private Outcome deliver(SoldFact fact) throws Exception {
        return bench.deliveries.deliver(fact, () -> false).get(10, TimeUnit.SECONDS);
    }
}
