package io.holdfast.api;

import io.holdfast.api.view.FenceRunner;
import io.holdfast.api.view.ViewStreams;
import io.holdfast.schemas.SchemaRegistryException;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.apache.kafka.common.KafkaException;

/** Opens everything at the start, so that what is missing is heard of then. Tests bring ports of their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    private final Instance<ViewStreams> streams;
    private final Instance<FenceRunner> fence;

    Start(Instance<ViewStreams> streams, Instance<FenceRunner> fence) {
        this.streams = streams;
        this.fence = fence;
    }

    void start(@Observes StartupEvent event) {
        try {
            streams.get().start();
            fence.get();
        } catch (SchemaRegistryException | KafkaException | IllegalArgumentException missing) {
            Exit.now("reservation-api can't start", missing);
        }
    }
}
