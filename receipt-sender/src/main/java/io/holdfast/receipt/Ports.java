package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.ledger.ReceiptLog;
import io.holdfast.receipt.ledger.Views;
import io.holdfast.receipt.mail.SmtpPostbox;
import io.holdfast.receipt.mail.SmtpSettings;
import io.holdfast.receipt.settings.HoldfastConfig;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.Exit;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Opens the ports on Kafka and on the mail server, and closes them. */
@ApplicationScoped
class Ports {

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

    /** What waits here is bounded by the receipts under way. */
    @Produces
    @Singleton
    ReceiptLog log(
            @Channel("receipts") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> channel,
            Schemas schemas,
            Traces traces,
            Settings settings) {
        return new ReceiptLog(
                channel, new AvroSerde<>(Topics.RECEIPTS, Receipt.class, schemas), settings.domain(), traces);
    }

    @Produces
    @Singleton
    Views views(Settings settings, Schemas schemas, ReceiptLog log) {
        return new Views(
                settings.kafka(),
                settings.clientId(),
                schemas,
                log,
                failure -> Exit.now("a view failed", settings.kafka().explain(failure)),
                Infrastructure.getDefaultWorkerPool());
    }

    void close(@Disposes Views views) {
        views.close();
    }

    @Produces
    @Singleton
    Ledger ledger(Views views) {
        return views.ledger();
    }

    @Produces
    @Singleton
    Contacts contacts(Views views) {
        return views.contacts();
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
}
