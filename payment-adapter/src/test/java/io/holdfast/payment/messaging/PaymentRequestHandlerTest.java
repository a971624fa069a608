package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.schemas.trace.TraceKeys;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Lease;
import io.holdfast.shell.work.Leases;
import io.holdfast.shell.work.RecordWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentRequestHandlerTest {

    /** Holds every call until it is let go. */
    private record Gated(FakeProvider provider, CompletableFuture<Void> gate) implements AroundFake {
        @Override
        public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
            ProviderAnswer answer = provider.ask(payment, step);
            gate.join();
            return answer;
        }
    }

    private static final List<TopicPartition> PARTITION = List.of(new TopicPartition("holdfast.payment-requests", 0));

    private final RecordedTraces recorded = new RecordedTraces();
    private final FakeProvider provider = new FakeProvider();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private final MapLedger ledger = new MapLedger();
    private final List<PaymentResult> told = Collections.synchronizedList(new ArrayList<>());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Lanes lanes = new Lanes();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final Leases leases = new Leases(_ -> begun, 100);
    private final PaymentRequestHandler handler = new PaymentRequestHandler(
            ledger,
            new Driver(new Gated(provider, gate), ledger, (_, outcome) -> told.add(outcome), 3, _ -> false),
            lanes,
            InstantSource.fixed(Payments.NOW),
            new PaymentMetrics(meters, InstantSource.fixed(Payments.NOW)),
            recorded.traces());

    @BeforeEach
    void takeOver() {
        leases.onPartitionsAssigned(new MockConsumer<>("earliest"), PARTITION);
        begun.complete(null);
    }

    private double repeated() {
        return meters.get("holdfast.duplicates").tag("found", "done").counter().count();
    }

    private CompletableFuture<Boolean> handle(Operation operation) {
        return handle(operation, leases.find(0).orElseThrow());
    }

    private CompletableFuture<Boolean> handle(Operation operation, Lease lease) {
        RecordWork.Task task = handler.task(Payments.request(operation));
        return lanes.run(task.lane(), () -> task.task().test(lease));
    }

    @Test
    void a_request_is_in_the_ledger_before_the_provider_hears_of_it() {
        var _ = handle(Operation.AUTHORIZE);

        await().until(() -> provider.calls() == 1);

        assertThat(ledger.written()).containsExactly(Payments.asked(Operation.AUTHORIZE));
        gate.complete(null);
    }

    @Test
    void an_authorization_that_is_to_be_voided_is_not_confirmed_any_more() {
        CompletableFuture<Boolean> authorized = handle(Operation.AUTHORIZE);
        await().until(() -> provider.calls() == 1);
        CompletableFuture<Boolean> voided = handle(Operation.VOID);

        gate.complete(null);

        assertThat(authorized.join()).isTrue();
        assertThat(voided.join()).isTrue();
        assertThat(provider.authorized()).isEmpty();
        assertThat(told).containsExactly(PaymentResult.VOIDED);
    }

    @Test
    void a_request_that_is_read_again_asks_for_nothing_new() {
        gate.complete(null);
        handle(Operation.AUTHORIZE).join();
        assertThat(repeated()).isZero();

        handle(Operation.AUTHORIZE).join();

        assertThat(repeated()).isEqualTo(1);
        assertThat(provider.authorized()).hasSize(1);
    }

    @Test
    void a_payment_whose_partition_is_lost_is_not_gone_on_with() {
        CompletableFuture<Boolean> authorized = handle(Operation.AUTHORIZE);
        await().until(() -> provider.calls() == 1);

        leases.onPartitionsRevoked(new MockConsumer<>("earliest"), PARTITION);
        gate.complete(null);

        assertThat(authorized.join()).isFalse();
        assertThat(provider.authorized()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void nothing_is_handled_before_the_view_has_seen_what_the_predecessor_wrote() {
        var later = new CompletableFuture<Void>();
        var lease = new Lease(later, 100);
        gate.complete(null);
        CompletableFuture<Boolean> first = handle(Operation.AUTHORIZE, lease);
        CompletableFuture<Boolean> second = handle(Operation.CAPTURE, lease);
        assertThat(first).isNotDone();
        assertThat(provider.calls()).isZero();

        later.complete(null);

        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
        assertThat(told).containsExactly(PaymentResult.AUTHORIZED, PaymentResult.CAPTURED);
    }

    @Test
    void what_was_left_for_later_is_gone_on_with_and_its_doubt_is_not_told_again() {
        gate.complete(null);
        provider.fail(Collections.nCopies(4, Fault.CUT_AFTER));
        handle(Operation.AUTHORIZE).join();
        provider.heal();

        boolean settled = handler.goOn(ID, leases.find(0).orElseThrow()).join();

        assertThat(settled).isTrue();
        assertThat(told).containsExactly(PaymentResult.UNKNOWN, PaymentResult.AUTHORIZED);
        assertThat(provider.authorized()).hasSize(1);
        assertThat(recorded.spans())
                .extracting(SpanData::getName)
                .containsExactly("process holdfast.payment-requests", "reconcile holdfast.payment-requests");
        assertThat(recorded.spans())
                .extracting(span -> span.getAttributes().get(TraceKeys.OUTCOME))
                .containsExactly("PARKED", "SETTLED");
    }
}
