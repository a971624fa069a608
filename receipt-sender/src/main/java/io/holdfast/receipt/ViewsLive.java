package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Views;
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

    private final Views views;

    ViewsLive(Views views) {
        this.views = views;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("views").status(!views.failed()).build();
    }
}
