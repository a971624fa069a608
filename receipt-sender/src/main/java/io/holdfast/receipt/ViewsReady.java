package io.holdfast.receipt;

import io.holdfast.receipt.ledger.Views;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the ledger and the contacts have been read as they were at the start. */
@Readiness
@ApplicationScoped
@UnlessBuildProfile("test")
class ViewsReady implements HealthCheck {

    private final Views views;

    ViewsReady(Views views) {
        this.views = views;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("views-loaded").status(views.loaded()).build();
    }
}
