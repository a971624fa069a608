package io.holdfast.api;

import io.holdfast.api.fence.FenceRunner;
import io.holdfast.api.publish.KafkaContacts;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.view.kafka.ViewStreams;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Opens everything at the start, so that what is missing is heard of then. Tests bring ports of their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    private static final List<Topic> TOPICS = List.of(
            Topics.SEAT_COMMANDS, Topics.CONTACTS, Topics.INSTALLATION, Topics.SCHEMAS, Topics.STATE, Topics.RECEIPTS);

    private final Instance<Settings> settings;
    private final Instance<Partitions> partitions;
    private final Instance<ViewStreams> streams;
    private final Instance<FenceRunner> fence;
    private final Instance<KafkaContacts> contacts;

    Start(
            Instance<Settings> settings,
            Instance<Partitions> partitions,
            Instance<ViewStreams> streams,
            Instance<FenceRunner> fence,
            Instance<KafkaContacts> contacts) {
        this.settings = settings;
        this.partitions = partitions;
        this.streams = streams;
        this.fence = fence;
        this.contacts = contacts;
    }

    void start(@Observes StartupEvent event) {
        try {
            settings.get().kafka().inspect(cluster -> TopicSetup.verify(cluster, TOPICS));
            settings.get().kafka().inspect(cluster -> partitions.get().verify(cluster, TOPICS));
            streams.get().start();
            fence.get();
            contacts.get();
        } catch (KafkaException | IllegalArgumentException | IllegalStateException missing) {
            Exit.now("reservation-api can't start", settings.get().kafka().explain(missing));
        }
    }
}
