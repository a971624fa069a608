package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.messaging.Receipts;
import io.holdfast.receipt.messaging.ReplacedAddresses;
import io.holdfast.receipt.settings.Settings;
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

/** Opens everything at the start, so that what is missing is heard of then, and after that takes facts up. */
@ApplicationScoped
class Start {

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_EVENTS,
            Topics.SEAT_EVENTS_DEAD_LETTERS,
            Topics.RECEIPTS,
            Topics.CONTACTS,
            Topics.INSTALLATION,
            Topics.SCHEMAS);

    void open(
            @Observes @Priority(Startup.BEFORE_CHANNELS) StartupEvent event,
            Startup startup,
            Instance<Ledger> ledger,
            Instance<Contacts> contacts,
            Instance<Receipts> receipts) {
        startup.open(TOPICS, () -> {
            ledger.get();
            contacts.get();
            receipts.get();
        });
    }

    void takeUp(
            @Observes @Priority(Startup.AFTER_CHANNELS) StartupEvent event,
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
