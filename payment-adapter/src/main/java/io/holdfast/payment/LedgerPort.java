package io.holdfast.payment;

import io.holdfast.payment.gateway.Installation;
import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.ledger.ReaderSettings;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.shell.Exit;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the ledger on Kafka, and says which installation this is. Tests bring their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class LedgerPort {

    @Produces
    @Singleton
    Installation installation(Installed installed) {
        return new Installation(installed.id());
    }

    @Produces
    @Singleton
    LedgerReader reader(Settings settings, Schemas schemas, Partitions partitions) {
        return new LedgerReader(
                ReaderSettings.consumer(settings.kafka(), settings.clientId()),
                new AvroSerde<>(Topics.PAYMENTS, Payment.class, schemas),
                partitions.of(Topics.PAYMENTS),
                failure -> Exit.now("the ledger can't be read", settings.kafka().explain(failure)));
    }

    void close(@Disposes LedgerReader reader) {
        reader.close();
    }
}
