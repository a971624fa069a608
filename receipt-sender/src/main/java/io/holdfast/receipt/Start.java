package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Contacts;
import io.holdfast.receipt.ledger.Ledger;
import io.holdfast.receipt.messaging.Receipts;
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

/** Opens everything at the start, before the first fact comes in, so that what is missing is heard of then. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    /** Before the channels are connected. */
    private static final int EARLY = Interceptor.Priority.PLATFORM_BEFORE;

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_EVENTS,
            Topics.SEAT_EVENTS_DEAD_LETTERS,
            Topics.RECEIPTS,
            Topics.CONTACTS,
            Topics.INSTALLATION,
            Topics.SCHEMAS);

    void start(
            @Observes @Priority(EARLY) StartupEvent event,
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
}
