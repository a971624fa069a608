package io.holdfast.payment;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.messaging.PaymentOrders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.Startup;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.List;

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

    void start(
            @Observes @Priority(EARLY) StartupEvent event,
            Startup startup,
            Instance<Provider> provider,
            Instance<PaymentOrders> requests) {
        startup.open(TOPICS, () -> {
            provider.get();
            requests.get();
        });
    }
}
