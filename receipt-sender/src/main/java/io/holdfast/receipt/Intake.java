package io.holdfast.receipt;

import io.holdfast.receipt.messaging.Receipts;
import io.holdfast.receipt.messaging.ReplacedAddresses;
import io.holdfast.receipt.settings.Settings;
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

/** Takes facts up while the process runs. */
@ApplicationScoped
class Intake {

    /** After {@link Start}, and after the channels are there. */
    private static final int LATE = Interceptor.Priority.LIBRARY_AFTER;

    void start(
            @Observes @Priority(LATE) StartupEvent event,
            @Channel("seat-events") Multi<Message<byte[]>> facts,
            Receipts receipts,
            ReplacedAddresses replaced,
            Leases leases,
            Lanes lanes,
            Settings settings,
            ServiceInstance service) {
        replaced.start();
        new RecordWork(receipts, leases, lanes, settings.outstanding(), service::exit).start(facts);
    }
}
