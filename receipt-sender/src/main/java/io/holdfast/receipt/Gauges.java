package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.messaging.Deliveries;
import io.holdfast.shell.Startup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows the receipts that wait, from the start on. */
@ApplicationScoped
class Gauges {

    void register(
            @Observes @Priority(Startup.AFTER_CHANNELS) StartupEvent event,
            MeterRegistry meters,
            Deliveries deliveries,
            Ledger ledger) {
        Gauge.builder("holdfast.receipts.waiting", deliveries, Deliveries::size)
                .description("Receipts of this instance that are neither sent nor parked")
                .register(meters);
        Gauge.builder("holdfast.ledger.illegible", ledger, Ledger::illegible)
                .description(
                        "Receipts whose newest entry in the ledger nobody can read; their partitions are not taken over")
                .register(meters);
        Gauge.builder(
                        "holdfast.receipts.parked",
                        ledger,
                        known -> known.parked().size())
                .description("Receipts that wait for a person, of all instances")
                .register(meters);
    }
}
