package io.holdfast.payment;

import io.holdfast.payment.gateway.GuardedProvider;
import io.holdfast.payment.gateway.Installation;
import io.holdfast.payment.gateway.ProviderSettings;
import io.holdfast.payment.gateway.StripeProvider;
import io.holdfast.payment.ledger.AckedChannel;
import io.holdfast.payment.ledger.Ledger;
import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.messaging.CommandOutcomes;
import io.holdfast.payment.messaging.Outcomes;
import io.holdfast.payment.messaging.PaymentWatch;
import io.holdfast.payment.messaging.RequestReader;
import io.holdfast.payment.settings.HoldfastConfig;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Opens the ports on Kafka and on the provider, and closes them. */
@ApplicationScoped
class Ports {

    /** More than are ever written at once: each lane waits for its own record. */
    private static final int BUFFER = 4_096;

    @Produces
    @Singleton
    Settings settings(HoldfastConfig config) {
        return Settings.of(config);
    }

    /** Of the channels; application.properties names it. */
    @Produces
    @Singleton
    @Identifier("holdfast-kafka")
    Map<String, Object> channels(Settings settings) {
        return settings.kafka().client(Map.of());
    }

    @Produces
    @Singleton
    StripeProvider stripe(Settings settings, Installation installation, Traces traces) {
        return new StripeProvider(
                new ProviderSettings(settings.providerUrl(), settings.providerKey(), settings.providerTimeout()),
                installation,
                traces);
    }

    void close(@Disposes StripeProvider stripe) {
        stripe.close();
    }

    @Produces
    @Singleton
    GuardedProvider provider(StripeProvider stripe, MeterRegistry meters) {
        return new GuardedProvider(new MeasuredProvider(stripe, meters));
    }

    @Produces
    @Singleton
    Ledger ledger(
            LedgerReader reader,
            @Channel("payments") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<byte[]> emitter,
            Traces traces,
            InstantSource clock) {
        return reader.ledger(new AckedChannel(Topics.PAYMENTS, emitter, traces), clock);
    }

    @Produces
    @Singleton
    Outcomes outcomes(
            Schemas schemas,
            @Channel("seat-commands") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = BUFFER)
                    MutinyEmitter<byte[]> emitter,
            PaymentWatch watch,
            Traces traces,
            InstantSource clock) {
        var serde = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        return new CommandOutcomes(new AckedChannel(Topics.SEAT_COMMANDS, emitter, traces), serde, watch, clock);
    }

    @Produces
    @Singleton
    RequestReader requests(Schemas schemas, Partitions partitions) {
        return new RequestReader(new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas), partitions);
    }
}
