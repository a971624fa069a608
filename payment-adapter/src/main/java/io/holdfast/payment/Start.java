package io.holdfast.payment;

import io.holdfast.payment.gateway.Provider;
import io.holdfast.payment.messaging.PaymentOrders;
import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.ServiceInstance;
import io.holdfast.shell.Startup;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Leases;
import io.holdfast.shell.work.RecordWork;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Opens everything at the start, so that what is missing is heard of then, and after that takes requests up. */
@ApplicationScoped
class Start {

    private static final List<Topic> TOPICS = List.of(
            Topics.PAYMENT_REQUESTS,
            Topics.PAYMENT_REQUESTS_DEAD_LETTERS,
            Topics.PAYMENTS,
            Topics.INSTALLATION,
            Topics.SCHEMAS,
            Topics.SEAT_COMMANDS);

    void open(
            @Observes @Priority(Startup.BEFORE_CHANNELS) StartupEvent event,
            Startup startup,
            Instance<Provider> provider,
            Instance<PaymentOrders> requests) {
        startup.open(TOPICS, () -> {
            provider.get();
            requests.get();
        });
    }

    void takeUp(
            @Observes @Priority(Startup.AFTER_CHANNELS) StartupEvent event,
            @Channel("payment-requests") Multi<Message<byte[]>> requests,
            PaymentOrders reader,
            Leases leases,
            Lanes lanes,
            Settings settings,
            ServiceInstance service) {
        new RecordWork(reader, leases, lanes, settings.inFlight(), service::exit).start(requests);
    }
}
