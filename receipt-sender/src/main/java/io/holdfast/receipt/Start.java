package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Views;
import io.holdfast.schemas.SchemaRegistryException;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import org.apache.kafka.common.KafkaException;

/** Opens the views at the start, so that what is missing is heard of then. Tests bring views of their own. */
@ApplicationScoped
@UnlessBuildProfile("test")
class Start {

    /** After SmallRye has made the channels, one of which the ledger is written to. */
    static final int AFTER_CHANNELS = Interceptor.Priority.LIBRARY_AFTER;

    private final Instance<Views> views;

    Start(Instance<Views> views) {
        this.views = views;
    }

    void start(@Observes @Priority(AFTER_CHANNELS) StartupEvent event) {
        try {
            views.get().start();
        } catch (SchemaRegistryException | KafkaException | IllegalArgumentException missing) {
            Exit.now("receipt-sender can't start", missing);
        }
    }
}
