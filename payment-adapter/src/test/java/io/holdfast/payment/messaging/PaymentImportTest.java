package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static io.holdfast.payment.payment.Payments.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.gateway.ProviderException;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.messaging.PaymentImport.Entry;
import io.holdfast.payment.messaging.PaymentImport.Line;
import io.holdfast.payment.messaging.PaymentImport.Result;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStanding;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** P7 over a region that is lost: what the provider has of it is taken over, and each of its payments ends once. */
class PaymentImportTest {

    private static final int TRIES = 3;
    private static final Installed OURS = new Installed("ours", Partitions.DEFAULT);

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

    /** A ledger that fails from the second entry on, until it is mended. */
    private record FailingLedger(MapLedger ledger, AtomicInteger left) implements AroundLedger {
        @Override
        public void write(Payment payment) {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("killed");
            }
            ledger.write(payment);
        }
    }

    private final FakeProvider provider = new FakeProvider();
    private final List<String> acts = Collections.synchronizedList(new ArrayList<>());
    private final MapLedger ledger = new MapLedger();
    private final List<PaymentResult> told = Collections.synchronizedList(new ArrayList<>());
    private final Leases leases = new Leases(_ -> CompletableFuture.completedFuture(null), 100);
    private final Lanes lanes = new Lanes();
    private final PaymentRequestHandler handler = handler(ledger);

    private PaymentRequestHandler handler(Ledger over) {
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

    private PaymentImport importOver(Ledger over, Provider asked) {
        return new PaymentImport(asked, over, new LeasedEvents(leases, Partitions.DEFAULT), handler, OURS);
    }

    private Result.Done imported() {
        return done(importOver(ledger, provider).of(THEIRS));
    }

    private static Result.Done done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    private void lease(int... partitions) {
        leases.onPartitionsAssigned(
                new MockConsumer<>("earliest"),
                java.util.Arrays.stream(partitions)
                        .mapToObj(number -> new TopicPartition("holdfast.payment-requests", number))
                        .toList());
    }

    private void leaseAll() {
        lease(0, 1, 2, 3, 4, 5);
    }

    private void order(Operation operation) {
        RecordWork.Task task = handler.task(Payments.request(operation));
        lanes.run(
                        task.lane(),
                        () -> task.task()
                                .test(leases.find(Partitions.DEFAULT.of(ID.event()))
                                        .orElseThrow()))
                .join();
    }

    private Status atProvider(String reference) {
        return provider.list(Instant.EPOCH).stream()
                .filter(snapshot -> snapshot.reference().equals(reference))
                .map(Snapshot::status)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void an_import_tells_neither_the_provider_nor_the_log(Status status) {
        leaseAll();
        provider.put(Payments.foreign("pi_9", status));

        Result.Done done = imported();

        assertThat(provider.calls()).isZero();
        assertThat(told).isEmpty();
        assertThat(ledger.unsettled()).isEmpty();
        assertThat(done.found()).isEqualTo(1);
        assertThat(done.partitions()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(done.payments()).containsExactly(new Line(ID, Payments.foreign("pi_9", status), Entry.IMPORTED));
    }

    @ParameterizedTest
    @CsvSource({
        "UNCONFIRMED, AUTHORIZE, AUTHORIZED,     confirm pi_9, AUTHORIZED",
        "AUTHORIZED,  AUTHORIZE, AUTHORIZED,     ,             AUTHORIZED",
        "DECLINED,    AUTHORIZE, DECLINED,       ,             DECLINED",
        "CANCELED,    AUTHORIZE, DECLINED,       ,             CANCELED",
        "AUTHORIZED,  CAPTURE,   CAPTURED,       capture pi_9, CAPTURED",
        "CAPTURED,    CAPTURE,   CAPTURED,       ,             CAPTURED",
        "CANCELED,    CAPTURE,   CAPTURE_FAILED, ,             CANCELED",
        "UNCONFIRMED, VOID,      VOIDED,         cancel pi_9,  CANCELED",
        "AUTHORIZED,  VOID,      VOIDED,         cancel pi_9,  CANCELED",
        "CAPTURED,    VOID,      CAPTURED,       ,             CAPTURED",
        "CANCELED,    VOID,      VOIDED,         ,             CANCELED",
        "CAPTURED,    REFUND,    REFUNDED,       refund pi_9,  REFUNDED",
        "AUTHORIZED,  REFUND,    VOIDED,         cancel pi_9,  CANCELED",
        "REFUNDED,    REFUND,    REFUNDED,       ,             REFUNDED",
    })
    void an_order_after_the_import_is_carried_out_once_by_the_imported_reference(
            Status status, Operation order, PaymentResult outcome, @Nullable String act, Status after) {
        leaseAll();
        provider.put(Payments.foreign("pi_9", status));
        imported();

        order(order);
        order(order);

        // The second order tells the outcome again, and the provider nothing.
        assertThat(told).containsExactly(outcome, outcome);
        assertThat(acts).isEqualTo(act == null ? List.of() : List.of(act));
        assertThat(atProvider("pi_9")).isEqualTo(after);
        assertThat(ledger.unsettled()).isEmpty();
    }

    @Test
    void what_moved_on_between_the_import_and_the_order_is_seen() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        imported();
        provider.put(Payments.foreign("pi_9", Status.CAPTURED));

        order(Operation.VOID);

        assertThat(told).containsExactly(PaymentResult.CAPTURED);
        assertThat(acts).isEmpty();
    }

    @Test
    void a_second_import_changes_no_entry_that_has_moved_on() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        imported();
        int first = ledger.written().size();

        assertThat(imported().payments()).extracting(Line::entry).containsExactly(Entry.IMPORTED);
        assertThat(ledger.written()).hasSize(first);
        order(Operation.CAPTURE);
        Payment captured = ledger.find(ID);
        Result.Done again = imported();

        assertThat(ledger.find(ID)).isEqualTo(captured);
        assertThat(again.payments()).extracting(Line::entry).containsExactly(Entry.REQUESTED);
        assertThat(acts).containsExactly("capture pi_9");
    }

    @Test
    void an_import_that_is_killed_is_completed_by_the_next() {
        leaseAll();
        for (int attempt = 1; attempt <= 3; attempt++) {
            provider.put(Payments.foreign("pi_" + attempt, Status.AUTHORIZED, new PaymentId("ev-1", "r-1", attempt)));
        }
        PaymentImport killed = importOver(new FailingLedger(ledger, new AtomicInteger(1)), provider);

        assertThatThrownBy(() -> killed.of(THEIRS)).hasRootCauseMessage("killed");
        assertThat(ledger.written()).hasSize(1);
        Result.Done done = imported();

        assertThat(done.payments()).extracting(Line::entry).containsOnly(Entry.IMPORTED);
        assertThat(ledger.written()).hasSize(3);
        assertThat(provider.calls()).isZero();
    }

    @Test
    void an_order_before_the_import_is_a_payment_of_our_own_that_the_import_leaves_alone() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        order(Operation.AUTHORIZE);
        Payment own = ledger.find(ID);

        Result.Done done = imported();

        assertThat(told).containsExactly(PaymentResult.AUTHORIZED);
        assertThat(ledger.find(ID)).isEqualTo(own);
        assertThat(done.payments()).extracting(Line::entry).containsExactly(Entry.OTHER);
    }

    @Test
    void of_several_payments_under_one_id_that_with_the_money_is_taken() {
        leaseAll();
        provider.put(Payments.foreign("pi_1", Status.UNCONFIRMED));
        provider.put(Payments.foreign("pi_2", Status.AUTHORIZED));
        provider.put(Payments.foreign("pi_3", Status.UNCONFIRMED));

        Result.Done done = imported();

        assertThat(done.payments())
                .extracting(line -> line.snapshot().reference() + ' ' + line.entry())
                .containsExactly("pi_3 OTHER", "pi_2 IMPORTED", "pi_1 OTHER");
        order(Operation.CAPTURE);
        assertThat(acts).containsExactly("capture pi_2");
    }

    @Test
    void each_instance_imports_what_is_of_its_own_partitions_and_says_which() {
        int own = Partitions.DEFAULT.of("ev-1");
        String elsewhere = "ev-2";
        for (int n = 3; Partitions.DEFAULT.of(elsewhere) == own; n++) {
            elsewhere = "ev-" + n;
        }
        lease(own);
        provider.put(Payments.foreign("pi_1", Status.AUTHORIZED));
        var other = new PaymentId(elsewhere, "r-1", 1);
        provider.put(Payments.foreign("pi_2", Status.AUTHORIZED, other));

        Result.Done done = imported();

        assertThat(done.partitions()).containsExactly(own);
        assertThat(done.found()).isEqualTo(2);
        assertThat(done.payments()).extracting(Line::id).containsExactly(ID);
        assertThat(ledger.find(other)).isNull();
    }

    @Test
    void what_belongs_to_neither_and_what_is_ours_is_not_imported() {
        leaseAll();
        provider.put(Payments.snapshot("pi_1", Status.AUTHORIZED, null));

        assertThat(imported().payments()).isEmpty();
        assertThat(done(importOver(ledger, provider).of("nobody")).payments()).isEmpty();
        assertThat(importOver(ledger, provider).of("ours")).isEqualTo(new Result.Own());
        assertThat(ledger.written()).isEmpty();
    }

    @Test
    void a_provider_that_can_not_be_asked_leaves_everything_as_it_was() {
        leaseAll();
        Provider away = new AroundFake() {
            @Override
            public FakeProvider provider() {
                return provider;
            }

            @Override
            public List<Snapshot> list(Instant since) {
                throw new ProviderException("as told", new IllegalStateException());
            }

            @Override
            public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
                throw new AssertionError("asked");
            }
        };

        assertThat(importOver(ledger, away).of(THEIRS)).isEqualTo(new Result.NotAsked("as told"));
        assertThat(ledger.written()).isEmpty();
    }

    @Test
    void an_entry_says_where_its_payment_stood() {
        leaseAll();
        provider.put(Payments.foreign("pi_9", Status.AUTHORIZED));
        imported();

        assertThat(ledger.written())
                .singleElement()
                .satisfies(entry -> assertThat(entry.status().state()).isEqualTo(PaymentStanding.AUTHORIZED));
    }
}
