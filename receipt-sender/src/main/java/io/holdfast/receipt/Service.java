package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.mail.Postbox;
import io.holdfast.receipt.messaging.Assignments;
import io.holdfast.receipt.messaging.Limits;
import io.holdfast.receipt.messaging.Receipts;
import io.holdfast.receipt.rest.Bodies;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.Exit;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Wires the receipts to the ports that they go through. */
@ApplicationScoped
class Service {

    /** SmallRye finds the listener of a consumer by its group, and makes it before it opens the channels that the ledger writes to. */
    @Produces
    @Singleton
    @Identifier("receipt-sender")
    Assignments assignments(Instance<Ledger> ledger, Settings settings) {
        return new Assignments(partition -> ledger.get().caughtUp(partition), settings.readAhead());
    }

    @Produces
    @Singleton
    Receipts receipts(
            Ledger ledger,
            Contacts contacts,
            Postbox postbox,
            @Identifier("receipt-sender") Assignments assignments,
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<byte[]> deadLetters,
            Schemas schemas,
            Partitions partitions,
            Settings settings,
            MeterRegistry meters,
            Traces traces) {
        return new Receipts(
                ledger,
                contacts,
                postbox,
                assignments,
                new Receipts.Channels(
                        new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas),
                        deadLetters,
                        partitions,
                        settings.kafka(),
                        settings.clientId()),
                new Limits(settings.inFlight(), settings.outstanding(), settings.readAhead(), settings.retries()),
                meters,
                traces,
                Infrastructure.getDefaultWorkerPool(),
                failure -> Exit.now(
                        "a receipt could not be seen through", settings.kafka().explain(failure)));
    }

    void close(@Disposes Receipts receipts) {
        receipts.close();
    }

    @Produces
    @Singleton
    Bodies bodies(Settings settings) {
        return new Bodies(settings.domain());
    }
}
