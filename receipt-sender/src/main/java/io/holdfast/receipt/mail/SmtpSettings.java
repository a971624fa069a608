package io.holdfast.receipt.mail;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The mail client, from the usual {@code quarkus.mailer} settings. It is the one that Quarkus' mailer uses, but opened here: the mailer sets
 * no time limit on a connection, so that each silent mail server would take a connection out of its pool for ever, and a mail that was given
 * up in the pool's queue would still be sent later.
 */
public final class SmtpSettings {

    private SmtpSettings() {}

    /**
     * Opens the client; connects when there is a mail.
     *
     * @param name that people are shown for the sender's address
     * @param domain behind the @ of each Message-ID
     * @param connections at most, as many as mails are handed over at once, so that none waits in the pool
     * @param silence how long the server may be silent
     * @throws IllegalArgumentException if a setting is not supported
     */
    public static SmtpPostbox open(
            Vertx vertx,
            MailersRuntimeConfig mailers,
            TlsConfigurationRegistry tls,
            String name,
            String domain,
            int connections,
            Duration silence) {
        MailerRuntimeConfig mailer = Objects.requireNonNull(mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME));
        check(mailer);
        String from = mailer.from()
                .orElseThrow(() -> new IllegalArgumentException("quarkus.mailer.from must be the sender's address"));
        refuse(!new EmailAddress(from).getName().isEmpty(), "from with a name", "use holdfast.receipt.sender-name");
        var sender = new Sender(name, from, mailer.bounceAddress().orElse(from), domain);
        var client = MailClient.create(vertx, config(mailer, tls, connections, silence));
        return new SmtpPostbox(client, vertx.getOrCreateContext(), sender, silence);
    }

    /** A setting that keeps mail from its recipients, or from strangers, must not be passed over in silence. */
    @SuppressWarnings("deprecation")
    private static void check(MailerRuntimeConfig mailer) {
        String tls = "use quarkus.mailer.tls and quarkus.mailer.tls-configuration-name";
        refuse(mailer.ssl(), "ssl", tls);
        refuse(mailer.trustAll().isPresent(), "trust-all", tls);
        refuse(mailer.truststore().isConfigured(), "truststore", tls);
        refuse(mailer.keyStore().isPresent(), "key-store", tls);
        refuse(mailer.approvedRecipients().isPresent(), "approved-recipients", "leave it out");
        refuse(mailer.dkim().enabled(), "dkim.enabled", "let the mail server sign");
        refuse(mailer.mock().orElse(false), "mock", "leave it out");
    }

    private static void refuse(boolean set, String setting, String instead) {
        if (set) {
            throw new IllegalArgumentException("quarkus.mailer.%s is not supported: %s".formatted(setting, instead));
        }
    }

    private static MailConfig config(
            MailerRuntimeConfig mailer, TlsConfigurationRegistry tls, int connections, Duration silence) {
        int millis = (int) silence.toMillis();
        var config = new MailConfig()
                .setHostname(mailer.host())
                .setStarttls(StartTLSOptions.valueOf(mailer.startTLS().toUpperCase(Locale.ROOT)))
                .setLogin(LoginOption.valueOf(mailer.login().toUpperCase(Locale.ROOT)))
                .setDisableEsmtp(mailer.disableEsmtp())
                .setPipelining(mailer.pipelining())
                .setKeepAlive(mailer.keepAlive())
                .setMaxPoolSize(connections);
        mailer.port().ifPresent(config::setPort);
        mailer.username().ifPresent(config::setUsername);
        mailer.password().ifPresent(config::setPassword);
        mailer.authMethods().ifPresent(config::setAuthMethods);
        mailer.ownHostName().ifPresent(config::setOwnHostname);
        mailer.maxMailsPerConnection().ifPresent(config::setMaxMailsPerConnection);
        config.setConnectTimeout(millis);
        config.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        config.setIdleTimeout(millis);
        secure(config, mailer, tls);
        return config;
    }

    private static void secure(MailConfig config, MailerRuntimeConfig mailer, TlsConfigurationRegistry registry) {
        config.setSsl(mailer.tls().orElse(mailer.tlsConfigurationName().isPresent()));
        mailer.tlsConfigurationName().ifPresent(name -> {
            TlsConfiguration tls = registry.get(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "quarkus.mailer.tls-configuration-name names no configuration: " + name));
            config.setTrustOptions(tls.getTrustStoreOptions());
            config.setKeyCertOptions(tls.getKeyStoreOptions());
            config.setTrustAll(tls.isTrustAll());
            tls.getHostnameVerificationAlgorithm().ifPresent(config::setHostnameVerificationAlgorithm);
        });
    }
}
