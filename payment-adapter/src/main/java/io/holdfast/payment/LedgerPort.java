package io.holdfast.payment;

import io.holdfast.payment.gateway.Installation;
import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.ledger.ReaderSettings;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Installations;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.Payment;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the ledger on Kafka, and reads there which installation this is. Tests bring their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class LedgerPort {

    @Produces
    @Singleton
    Installation installation(Settings settings, SchemaRegistry registry) {
        return new Installation(Installations.read(settings.kafka(), registry));
    }

    @Produces
    @Singleton
    LedgerReader reader(Settings settings, SchemaRegistry registry) {
        return new LedgerReader(
                ReaderSettings.consumer(settings.kafka(), settings.clientId()),
                new AvroSerde<>(Topics.PAYMENTS, Payment.class, registry),
                failure -> Exit.now("the ledger can't be read", settings.kafka().explain(failure)));
    }

    void close(@Disposes LedgerReader reader) {
        reader.close();
    }
}
