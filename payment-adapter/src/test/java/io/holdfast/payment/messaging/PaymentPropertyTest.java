package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static io.holdfast.payment.payment.Payments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.FakeProvider.Fault;
import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.payment.Operation;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentResult;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** P7, over requests that come again and in any order, a provider that fails in every way, and a process that dies at any point. */
class PaymentPropertyTest {

    private static final int FAULTS = 30;
    private static final int TRIES = 3;

    /** Each round leaves as many kept errors behind as it has tries, and one more finds none. */
    private static final int ROUNDS = FAULTS / TRIES + 1;

    private static final class CrashException extends RuntimeException {}

    /** Dies before or after every n-th effect. */
    private static final class Fate {
        private final List<Boolean> crashes;
        private int next;

        Fate(List<Boolean> crashes) {
            this.crashes = crashes;
        }

        void step() {
            if (next < crashes.size() && crashes.get(next++)) {
                throw new CrashException();
            }
        }
    }

    private record MortalProvider(FakeProvider provider, Fate fate) implements AroundFake {
        @Override
        public ProviderAnswer ask(Payment payment, PaymentStep.Ask step) {
            fate.step();
            ProviderAnswer answer = provider.ask(payment, step);
            fate.step();
            return answer;
        }
    }

    private record MortalLedger(MapLedger ledger, Fate fate) implements AroundLedger {
        @Override
        public void write(Payment payment) {
            fate.step();
            ledger.write(payment);
            fate.step();
        }
    }

    @Provide
    Arbitrary<List<Operation>> requests() {
        return Arbitraries.of(Operation.class).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Fault>> faults() {
        return Arbitraries.of(Fault.class).list().ofMaxSize(FAULTS);
    }

    @Provide
    Arbitrary<List<Boolean>> crashes() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.just(false)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.just(true)))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 3_000)
    void p7_money_is_reserved_once_at_most_and_ends_as_it_was_wanted(
            @ForAll("requests") List<Operation> requests,
            @ForAll("faults") List<Fault> faults,
            @ForAll("crashes") List<Boolean> crashes) {
        var provider = new FakeProvider();
        provider.fail(faults);
        var ledger = new MapLedger();
        var fate = new Fate(crashes);

        requests.forEach(operation -> deliver(operation, provider, ledger, fate));
        provider.heal();
        settle(provider, ledger);

        Payment payment = Objects.requireNonNull(ledger.find(ID));
        assertThat(payment.settled()).isTrue();
        assertThat(provider.authorized()).hasSizeLessThanOrEqualTo(1);
        List<Status> money = provider.list(NOW).stream()
                .map(Snapshot::status)
                .filter(status -> status == Status.AUTHORIZED || status == Status.CAPTURED)
                .toList();
        assertThat(money).isEqualTo(expected(payment));
    }

    /** What the provider may hold once all is settled. */
    private static List<Status> expected(Payment payment) {
        return switch (payment.goal().wanted()) {
            case AUTHORIZE ->
                payment.status().state() == PaymentStanding.AUTHORIZED ? List.of(Status.AUTHORIZED) : List.of();
            case CAPTURE, VOID ->
                payment.status().state() == PaymentStanding.CAPTURED ? List.of(Status.CAPTURED) : List.of();
            case REFUND -> List.of();
        };
    }

    @Property(tries = 1_000)
    void p7_what_was_captured_or_voided_without_a_crash_is_told_so(@ForAll("faults") List<Fault> faults) {
        var provider = new FakeProvider();
        provider.fail(faults);
        var ledger = new MapLedger();
        var fate = new Fate(List.of());

        deliver(Operation.AUTHORIZE, provider, ledger, fate);
        deliver(Operation.VOID, provider, ledger, fate);
        provider.heal();
        settle(provider, ledger);

        assertThat(Objects.requireNonNull(ledger.find(ID)).status().state()).isEqualTo(PaymentStanding.VOIDED);
        assertThat(provider.list(NOW)).noneMatch(snapshot -> snapshot.status() == Status.AUTHORIZED);
    }

    /** A refund frees what a void could not, and asks under the void's keys again; all of them answer with the error that they kept. */
    @Example
    void p7_a_refund_after_a_void_that_failed_three_times_is_settled_by_a_later_round() {
        var provider = new FakeProvider();
        var ledger = new MapLedger();
        var fate = new Fate(List.of());
        deliver(Operation.AUTHORIZE, provider, ledger, fate);
        provider.fail(List.of(
                Fault.ERROR_BEFORE,
                Fault.NONE,
                Fault.ERROR_BEFORE,
                Fault.NONE,
                Fault.ERROR_BEFORE,
                Fault.NONE,
                Fault.UNREACHED));
        deliver(Operation.VOID, provider, ledger, fate);
        deliver(Operation.REFUND, provider, ledger, fate);
        provider.heal();

        settle(provider, ledger);

        Payment payment = Objects.requireNonNull(ledger.find(ID));
        assertThat(payment.settled()).isTrue();
        assertThat(payment.status().state()).isEqualTo(PaymentStanding.VOIDED);
    }

    /** At least once: what died with the process is delivered again. */
    private static void deliver(Operation operation, FakeProvider provider, MapLedger ledger, Fate fate) {
        boolean done = false;
        while (!done) {
            try {
                Payment known = ledger.find(ID);
                Payment payment =
                        known == null ? Payments.asked(operation) : known.asked(Payments.request(operation), NOW);
                var mortal = new MortalLedger(ledger, fate);
                if (!payment.equals(known)) {
                    mortal.write(payment);
                }
                driver(new MortalProvider(provider, fate), mortal, fate).drive(payment, _ -> true, true);
                done = true;
            } catch (CrashException crashed) {
                // Started anew.
            }
        }
    }

    /** In as many rounds as it takes: a round gives up after its tries, and each may hear once more of an error kept under an old key. */
    private static void settle(FakeProvider provider, MapLedger ledger) {
        for (int round = 0; round < ROUNDS; round++) {
            for (Payment payment : ledger.unsettled()) {
                driver(provider, ledger, new Fate(List.of())).drive(payment, _ -> true, false);
            }
        }
    }

    private static Driver driver(Provider provider, Ledger ledger, Fate fate) {
        return new Driver(provider, ledger, (Payment _, PaymentResult _) -> fate.step(), TRIES, _ -> false);
    }
}
