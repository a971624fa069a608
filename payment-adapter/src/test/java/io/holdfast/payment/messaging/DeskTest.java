package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.payment.Answer;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Outcome;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Step;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.schemas.trace.TraceKeys;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {

    /** Holds every call until it is let go. */
    private record Gated(FakeProvider provider, CompletableFuture<Void> gate) implements Provider {
        @Override
        public Answer ask(Payment payment, Step.Ask step) {
            Answer answer = provider.ask(payment, step);
            gate.join();
            return answer;
        }

        @Override
        public List<Snapshot> list(Instant since) {
            return provider.list(since);
        }

        @Override
        public Answer giveBack(Snapshot orphan, Step.Act remedy, String key) {
            return provider.giveBack(orphan, remedy, key);
        }
    }

    private final RecordedTraces recorded = new RecordedTraces();
    private final FakeProvider provider = new FakeProvider();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private final MapLedger ledger = new MapLedger();
    private final List<Outcome> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Payment> repeated = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Tenure tenure = new Tenure(CompletableFuture.completedFuture(null));
    private final Desk desk = new Desk(
            ledger,
            new Driver(new Gated(provider, gate), ledger, (_, outcome) -> told.add(outcome), 3, _ -> false),
            new Lanes(threads),
            InstantSource.fixed(Payments.NOW),
            watch(),
            recorded.traces());

    private PaymentWatch watch() {
        return new PaymentWatch() {
            @Override
            public void reported(Payment payment, Outcome outcome) {}

            @Override
            public void repeated(Payment known) {
                repeated.add(known);
            }

            @Override
            public void deadLetter() {}

            @Override
            public void orphanEnded() {}
        };
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_request_is_in_the_ledger_before_the_provider_hears_of_it() {
        var _ = desk.handle(Payments.request(Operation.AUTHORIZE), tenure);

        await().until(() -> provider.calls() == 1);

        assertThat(ledger.written()).containsExactly(Payments.asked(Operation.AUTHORIZE));
        gate.complete(null);
    }

    @Test
    void an_authorization_that_is_to_be_voided_is_not_confirmed_any_more() {
        CompletableFuture<Boolean> authorized = desk.handle(Payments.request(Operation.AUTHORIZE), tenure);
        await().until(() -> provider.calls() == 1);
        CompletableFuture<Boolean> voided = desk.handle(Payments.request(Operation.VOID), tenure);

        gate.complete(null);

        assertThat(authorized.join()).isTrue();
        assertThat(voided.join()).isTrue();
        assertThat(provider.authorized()).isEmpty();
        assertThat(told).containsExactly(Outcome.VOIDED);
    }

    @Test
    void a_request_that_is_read_again_asks_for_nothing_new() {
        gate.complete(null);
        desk.handle(Payments.request(Operation.AUTHORIZE), tenure).join();
        assertThat(repeated).isEmpty();

        desk.handle(Payments.request(Operation.AUTHORIZE), tenure).join();

        assertThat(repeated).singleElement().matches(Payment::settled);
        assertThat(provider.authorized()).hasSize(1);
    }

    @Test
    void a_payment_whose_partition_is_lost_is_not_gone_on_with() {
        CompletableFuture<Boolean> authorized = desk.handle(Payments.request(Operation.AUTHORIZE), tenure);
        await().until(() -> provider.calls() == 1);

        tenure.end();
        gate.complete(null);

        assertThat(authorized.join()).isFalse();
        assertThat(provider.authorized()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void nothing_is_handled_before_the_view_has_seen_what_the_predecessor_wrote() {
        var begun = new CompletableFuture<Void>();
        gate.complete(null);
        CompletableFuture<Boolean> first = desk.handle(Payments.request(Operation.AUTHORIZE), new Tenure(begun));
        CompletableFuture<Boolean> second = desk.handle(Payments.request(Operation.CAPTURE), new Tenure(begun));
        assertThat(first).isNotDone();
        assertThat(provider.calls()).isZero();

        begun.complete(null);

        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
        assertThat(told).containsExactly(Outcome.AUTHORIZED, Outcome.CAPTURED);
    }

    @Test
    void what_was_left_for_later_is_gone_on_with_and_its_doubt_is_not_told_again() {
        gate.complete(null);
        provider.fail(Collections.nCopies(4, Fault.CUT_AFTER));
        desk.handle(Payments.request(Operation.AUTHORIZE), tenure).join();
        provider.heal();

        boolean settled = desk.goOn(ID, tenure).join();

        assertThat(settled).isTrue();
        assertThat(told).containsExactly(Outcome.UNKNOWN, Outcome.AUTHORIZED);
        assertThat(provider.authorized()).hasSize(1);
        assertThat(recorded.spans())
                .extracting(SpanData::getName)
                .containsExactly("process holdfast.payment-requests", "reconcile holdfast.payment-requests");
        assertThat(recorded.spans())
                .extracting(span -> span.getAttributes().get(TraceKeys.OUTCOME))
                .containsExactly("PARKED", "SETTLED");
    }
}
