package io.holdfast.payment;

import io.holdfast.payment.gateway.Installation;
import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.ledger.LedgerTopic;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.testing.LateSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A ledger's topic that nobody else writes to, schemas, and an installation. */
@ApplicationScoped
class EmptyTopic {

    @Produces
    @Singleton
    LedgerReader reader() {
        LedgerReader reader = new LedgerTopic().reader();
        reader.start();
        return reader;
    }

    @Produces
    @Singleton
    LateSchemas schemas() {
        return new LateSchemas();
    }

    @Produces
    @Singleton
    Partitions partitions() {
        return Partitions.DEFAULT;
    }

    @Produces
    @Singleton
    Installation installation() {
        return new Installation("ours");
    }

    void close(@Disposes LedgerReader reader) {
        reader.close();
    }
}
