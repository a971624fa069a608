package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.mail.SmtpPostbox;
import io.holdfast.receipt.mail.SmtpSettings;
import io.holdfast.receipt.settings.ReceiptConfig;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.shell.CompactedTopics;
import io.holdfast.shell.work.Leases;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Opens the ports that need settings, and closes them. */
@ApplicationScoped
class Ports {

    @Produces
    @Singleton
    Settings settings(ReceiptConfig config) {
        return Settings.of(config);
    }

    /** The channel is made before the ledger is read. */
    @Produces
    @Singleton
    @Default
    @Identifier("leases")
    Leases leases(Instance<Ledger> ledger, Settings settings) {
        return new Leases(partition -> ledger.get().caughtUp(partition), settings.readAhead());
    }

    @Produces
    @Singleton
    SmtpPostbox smtp(Vertx vertx, MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, Settings settings) {
        return SmtpSettings.open(
                vertx, mailers, tls, settings.senderName(), settings.domain(), settings.inFlight(), settings.silence());
    }

    void close(@Disposes SmtpPostbox smtp) {
        smtp.close();
    }

    /** Ready once the ledger and the contacts were read to where they ended at the start. */
    @Produces
    @Readiness
    HealthCheck loaded(CompactedTopics topics) {
        return () -> HealthCheckResponse.named("views-loaded")
                .status(topics.loaded())
                .build();
    }
}
