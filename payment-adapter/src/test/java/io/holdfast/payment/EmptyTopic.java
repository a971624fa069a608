package io.holdfast.payment;

import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.ledger.LedgerTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A ledger's topic that nobody else writes to. */
@ApplicationScoped
class EmptyTopic {

    @Produces
    @Singleton
    LedgerReader reader() {
        LedgerReader reader = new LedgerTopic().reader();
        reader.start();
        return reader;
    }

    void close(@Disposes LedgerReader reader) {
        reader.close();
    }
}
