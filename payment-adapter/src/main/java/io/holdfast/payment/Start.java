package io.holdfast.payment;

import io.holdfast.payment.gateway.GuardedProvider;
import io.holdfast.payment.ledger.LedgerReader;
import io.holdfast.payment.messaging.RequestReader;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.SchemaRegistryException;
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
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Opens everything at the start, before the first request comes in, so that what is missing is heard of then. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    /** Before the channels are connected. */
    private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;

    private final Instance<Settings> settings;
    private final Instance<GuardedProvider> provider;
    private final Instance<RequestReader> requests;
    private final Instance<LedgerReader> ledger;

    Start(
            Instance<Settings> settings,
            Instance<GuardedProvider> provider,
            Instance<RequestReader> requests,
            Instance<LedgerReader> ledger) {
        this.settings = settings;
        this.provider = provider;
        this.requests = requests;
        this.ledger = ledger;
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        try {
            provider.get();
            checkTopics(settings.get().kafka());
            requests.get();
            ledger.get().start();
        } catch (SchemaRegistryException
                | KafkaException
                | ExecutionException
                | IllegalArgumentException
                | IllegalStateException missing) {
            Exit.now("payment-adapter can't start", settings.get().kafka().explain(missing));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            Exit.now("payment-adapter was interrupted while starting", interrupted);
        }
    }

    private static void checkTopics(KafkaCluster cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            TopicSetup.verify(
                    admin,
                    List.of(
                            Topics.PAYMENT_REQUESTS,
                            Topics.PAYMENT_REQUESTS_DEAD_LETTERS,
                            Topics.PAYMENTS,
                            Topics.SEAT_COMMANDS));
        } catch (ExecutionException failed) {
            if (cluster.explain(failed) instanceof IllegalStateException refused) {
                throw refused;
            }
            throw failed;
        }
    }
}
