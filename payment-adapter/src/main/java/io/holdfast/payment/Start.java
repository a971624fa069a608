package io.holdfast.payment;

import io.holdfast.payment.gateway.GuardedProvider;
import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.messaging.RequestReader;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Opens everything at the start, before the first request comes in, so that what is missing is heard of then. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    /** Before the channels are connected. */
    private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;

    private static final List<Topic> TOPICS = List.of(
            Topics.PAYMENT_REQUESTS,
            Topics.PAYMENT_REQUESTS_DEAD_LETTERS,
            Topics.PAYMENTS,
            Topics.INSTALLATION,
            Topics.SCHEMAS,
            Topics.SEAT_COMMANDS);

    private final Instance<Settings> settings;
    private final Instance<Partitions> partitions;
    private final Instance<GuardedProvider> provider;
    private final Instance<RequestReader> requests;
    private final Instance<LedgerReader> ledger;

    Start(
            Instance<Settings> settings,
            Instance<Partitions> partitions,
            Instance<GuardedProvider> provider,
            Instance<RequestReader> requests,
            Instance<LedgerReader> ledger) {
        this.settings = settings;
        this.partitions = partitions;
        this.provider = provider;
        this.requests = requests;
        this.ledger = ledger;
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        try {
            settings.get().kafka().inspect(cluster -> TopicSetup.verify(cluster, TOPICS));
            settings.get().kafka().inspect(cluster -> partitions.get().verify(cluster, TOPICS));
            provider.get();
            requests.get();
            ledger.get().start();
        } catch (KafkaException | IllegalArgumentException | IllegalStateException missing) {
            Exit.now("payment-adapter can't start", settings.get().kafka().explain(missing));
        }
    }
}
