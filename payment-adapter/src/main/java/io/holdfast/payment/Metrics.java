package io.holdfast.payment;

import io.holdfast.payment.messaging.PaymentWatch;
import io.holdfast.payment.payment.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What happens to payments, as metrics. */
@Singleton
class Metrics implements PaymentWatch {

    private final MeterRegistry meters;
    private final Counter orphans;

    Metrics(MeterRegistry meters) {
        this.meters = meters;
        this.orphans = Counter.builder("holdfast.payment.orphans")
                .description("Payments whose money was given back because the ledger did not account for it")
                .register(meters);
    }

    @Override
    public void reported(Outcome outcome) {
        Counter.builder("holdfast.payment.outcomes")
                .description("Outcomes on seat-commands")
                .tag("outcome", outcome.name())
                .register(meters)
                .increment();
    }

    @Override
    public void orphanEnded() {
        orphans.increment();
    }
}
