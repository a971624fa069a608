package io.holdfast.api;

import io.holdfast.api.fence.FenceRunner;
import io.holdfast.api.publish.KafkaContacts;
import io.holdfast.api.view.kafka.ViewStreams;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.Startup;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** Opens everything at the start, so that what is missing is heard of then. Tests bring ports of their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_COMMANDS, Topics.CONTACTS, Topics.INSTALLATION, Topics.SCHEMAS, Topics.STATE, Topics.RECEIPTS);

    void start(
            @Observes StartupEvent event,
            Startup startup,
            Instance<ViewStreams> streams,
            Instance<FenceRunner> fence,
            Instance<KafkaContacts> contacts) {
        startup.open(TOPICS, () -> {
            streams.get().start();
            fence.get();
            contacts.get();
        });
    }
}
