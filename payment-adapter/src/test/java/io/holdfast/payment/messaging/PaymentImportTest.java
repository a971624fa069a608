package io.holdfast.payment.messaging;

import static io.holdfast.payment.payment.Payments.ID;
import static io.holdfast.payment.payment.Payments.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.gateway.FakeProvider;
import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.gateway.ProviderException;
import io.holdfast.payment.ledger.MapLedger;
import io.holdfast.payment.messaging.PaymentImport.Entry;
import io.holdfast.payment.messaging.PaymentImport.Line;
import io.holdfast.payment.messaging.PaymentImport.Result;
import io.holdfast.payment.payment.Payment;
import io.holdfast.payment.payment.PaymentId;
import io.holdfast.payment.payment.PaymentStanding;
import io.holdfast.payment.payment.PaymentStep;
import io.holdfast.payment.payment.Payments;
import io.holdfast.payment.payment.ProviderAnswer;
import io.holdfast.payment.payment.Snapshot;
import io.holdfast.payment.payment.Snapshot.Status;
import io.holdfast.schemas.Partitions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P7 over a region that is lost: what the provider has of it is taken over. */
class PaymentImportTest extends PaymentImportFixture {

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
