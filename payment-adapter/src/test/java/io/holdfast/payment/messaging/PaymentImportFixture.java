package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static io.holdfast.payment.payment.Payments.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.messaging.PaymentImport.Result;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.testing.RecordedTraces;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Leases;
import io.holdfast.shell.work.RecordWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A region that is lost, what the provider has of it, and the region that takes its payments over. */
abstract class PaymentImportFixture {

    private static final int TRIES = 3;
    static final Installed OURS = new Installed("ours", Partitions.DEFAULT);

    /** Counts what the provider is told to do. */
    private record Told(FakeProvider provider, List<String> acts) implements AroundFake {
        @Override
        public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
            if (step instanceof PaymentStep.Act act) {
                acts.add(act.verb() + ' ' + payment.reference());
            }
            return provider.ask(payment, step);
        }
    }

    final FakeProvider provider = new FakeProvider();
    final List<String> acts = Collections.synchronizedList(new ArrayList<>());
    final MapLedger ledger = new MapLedger();
    final List<PaymentResult> told = Collections.synchronizedList(new ArrayList<>());
    final Leases leases = new Leases(_ -> CompletableFuture.completedFuture(null), 100);
    final Lanes lanes = new Lanes();
    final PaymentRequestHandler handler = handler(ledger);

    PaymentRequestHandler handler(Ledger over) {
        InstantSource clock = InstantSource.fixed(Payments.NOW);
        Traces traces = new RecordedTraces().traces();
        return new PaymentRequestHandler(
                over,
                new Driver(new Told(provider, acts), over, (_, outcome) -> told.add(outcome), TRIES, _ -> false),
                lanes,
                clock,
                new PaymentMetrics(new SimpleMeterRegistry(), clock),
                traces);
    }

    PaymentImport importOver(Ledger over, Provider asked) {
        return new PaymentImport(asked, over, new LeasedEvents(leases, Partitions.DEFAULT), handler, OURS);
    }

    Result.Done imported() {
        return done(importOver(ledger, provider).of(THEIRS));
    }

    static Result.Done done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    void lease(int... partitions) {
        leases.onPartitionsAssigned(
                new MockConsumer<>("earliest"),
                java.util.Arrays.stream(partitions)
                        .mapToObj(number -> new TopicPartition("holdfast.payment-requests", number))
                        .toList());
    }

    void leaseAll() {
        lease(0, 1, 2, 3, 4, 5);
    }

    void order(Operation operation) {
        RecordWork.Task task = handler.task(Payments.request(operation));
        lanes.run(
                        task.lane(),
                        () -> task.task()
                                .test(leases.find(Partitions.DEFAULT.of(ID.event()))
                                        .orElseThrow()))
                .join();
    }

    Status atProvider(String reference) {
        return provider.list(Instant.EPOCH).stream()
                .filter(snapshot -> snapshot.reference().equals(reference))
                .map(Snapshot::status)
                .findFirst()
                .orElseThrow();
    }
}
