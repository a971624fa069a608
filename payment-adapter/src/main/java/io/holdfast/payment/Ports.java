package io.holdfast.payment;

import io.holdfast.payment.gateway.GuardedProvider;
import io.holdfast.payment.gateway.ProviderSettings;
import io.holdfast.payment.gateway.StripeProvider;
import io.holdfast.payment.ledger.KafkaLedger;
import io.holdfast.payment.settings.PaymentConfig;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.work.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Opens the ports that need settings, and closes them. */
@ApplicationScoped
class Ports {

    @Produces
    @Singleton
    Settings settings(PaymentConfig config) {
        return Settings.of(config);
    }

    @Produces
    @Singleton
    @Typed(StripeProvider.class)
    StripeProvider stripe(PaymentConfig config, Installed installed, Traces traces) {
        PaymentConfig.ProviderConfig provider = config.provider();
        var settings = new ProviderSettings(
                provider.url(), provider.key().orElse(""), Duration.ofMillis(provider.timeoutMs()));
        return new StripeProvider(settings, installed.id(), traces);
    }

    void close(@Disposes StripeProvider stripe) {
        stripe.close();
    }

    @Produces
    @Singleton
    GuardedProvider provider(StripeProvider stripe, MeterRegistry meters) {
        return new GuardedProvider(new MeasuredProvider(stripe, meters));
    }

    /** Requests are done with or parked within minutes: reading needs no bound besides that of those in flight. */
    @Produces
    @Singleton
    @Default
    @Identifier("leases")
    Leases leases(Instance<KafkaLedger> ledger) {
        return new Leases(partition -> ledger.get().caughtUp(partition), Long.MAX_VALUE);
    }

    /** Ready once the ledger was read to where it ended at the start. */
    @Produces
    @Readiness
    HealthCheck read(CompactedTopics topics) {
        return () ->
                HealthCheckResponse.named("ledger-read").status(topics.loaded()).build();
    }
}
