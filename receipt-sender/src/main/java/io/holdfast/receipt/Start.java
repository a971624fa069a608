package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Views;
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

/** Opens the views at the start, so that what is missing is heard of then. Tests bring views of their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    /** After SmallRye has opened the channels, which the ledger writes to, and before {@link Pipeline}. */
    private static final int BETWEEN = Interceptor.Priority.APPLICATION;

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_EVENTS,
            Topics.SEAT_EVENTS_DEAD_LETTERS,
            Topics.RECEIPTS,
            Topics.CONTACTS,
            Topics.INSTALLATION,
            Topics.SCHEMAS);

    private final Startup startup;
    private final Instance<Views> views;

    Start(Startup startup, Instance<Views> views) {
        this.startup = startup;
        this.views = views;
    }

    void start(@Observes @Priority(BETWEEN) StartupEvent event) {
        startup.open(TOPICS, () -> views.get().start());
    }
}
