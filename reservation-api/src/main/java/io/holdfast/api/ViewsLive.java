package io.holdfast.api;

import io.holdfast.api.view.kafka.ViewStreams;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the views can go on. */
@Liveness
@ApplicationScoped
@UnlessBuildProfile("test")
class ViewsLive implements HealthCheck {

    private final ViewStreams streams;

    ViewsLive(ViewStreams streams) {
        this.streams = streams;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("views").status(!streams.failed()).build();
    }
}
