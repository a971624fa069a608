package io.holdfast.payment;

import io.holdfast.payment.messaging.PaymentOrders;
import io.holdfast.payment.settings.Settings;
import io.holdfast.shell.ServiceInstance;
import io.holdfast.shell.work.Lanes;
import io.holdfast.shell.work.Leases;
import io.holdfast.shell.work.RecordWork;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes requests up while the process runs. */
@ApplicationScoped
class Intake {

    /** After {@link Start}, and after the channels are there. */
    private static final int LATE = Interceptor.Priority.LIBRARY_AFTER;

    void start(
            @Observes @Priority(LATE) StartupEvent event,
            @Channel("payment-requests") Multi<Message<byte[]>> requests,
            PaymentOrders reader,
            Leases leases,
            Lanes lanes,
            Settings settings,
            ServiceInstance service) {
        new RecordWork(reader, leases, lanes, settings.inFlight(), service::exit).start(requests);
    }
}
