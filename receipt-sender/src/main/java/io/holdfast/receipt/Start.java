package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Views;
import io.holdfast.receipt.settings.Settings;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
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
import org.apache.kafka.common.KafkaException;

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

    private final Instance<Settings> settings;
    private final Instance<Partitions> partitions;
    private final Instance<Views> views;

    Start(Instance<Settings> settings, Instance<Partitions> partitions, Instance<Views> views) {
        this.settings = settings;
        this.partitions = partitions;
        this.views = views;
    }

    void start(@Observes @Priority(BETWEEN) StartupEvent event) {
        try {
            settings.get().kafka().inspect(cluster -> TopicSetup.verify(cluster, TOPICS));
            settings.get().kafka().inspect(cluster -> partitions.get().verify(cluster, TOPICS));
            views.get().start();
        } catch (KafkaException | IllegalArgumentException | IllegalStateException missing) {
            Exit.now("receipt-sender can't start", missing);
        }
    }
}
