package io.holdfast.payment;

import io.holdfast.payment.ledger.KafkaLedger;
import io.holdfast.payment.messaging.OrphanSweep;
import io.holdfast.payment.messaging.Reconciler;
import io.holdfast.payment.payment.Payment;
import io.holdfast.shell.Startup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Shows which payments have no outcome yet, and what nobody accounts for, from the start on. */
@ApplicationScoped
class Gauges {

    void register(
            @Observes @Priority(Startup.AFTER_CHANNELS) StartupEvent event,
            MeterRegistry meters,
            Reconciler reconciler,
            OrphanSweep orphans,
            KafkaLedger ledger) {
        Gauge.builder("holdfast.ledger.illegible", ledger, KafkaLedger::illegible)
                .description(
                        "Payments whose newest entry in the ledger nobody can read; their partitions are not taken over")
                .register(meters);
        Gauge.builder("holdfast.payment.unsettled", reconciler, Reconciler::unsettled)
                .description("Payments of this instance's partitions without an outcome")
                .register(meters);
        TimeGauge.builder(
                        "holdfast.payment.unsettled.oldest",
                        reconciler,
                        TimeUnit.MILLISECONDS,
                        known -> known.oldestUnsettled().toMillis())
                .description("How long the oldest of them has waited; 0 if there is none")
                .register(meters);
        unpaid(ledger, meters, "CAPTURE_FAILED", payment -> !payment.amountDiffers());
        unpaid(ledger, meters, "AMOUNT_DIFFERS", Payment::amountDiffers);
        Gauge.builder(
                        "holdfast.payment.orphans.open",
                        orphans,
                        sweep -> sweep.orphans().size())
                .description("Payments at the provider that nobody accounts for, and that could not be ended yet")
                .register(meters);
        Gauge.builder(
                        "holdfast.payment.unheard.of",
                        orphans,
                        sweep -> sweep.unheardOf().size())
                .description("Payments of this installation at the provider that the ledger has never heard of")
                .register(meters);
    }

    private static void unpaid(KafkaLedger ledger, MeterRegistry meters, String settlement, Predicate<Payment> which) {
        Gauge.builder(
                        "holdfast.payment.unpaid",
                        ledger,
                        known -> known.unpaid().stream().filter(which).count())
                .description("Sales of the whole ledger whose price was not taken, or in another amount")
                .tag("settlement", settlement)
                .register(meters);
    }
}
