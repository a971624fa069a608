package io.holdfast.api;

import io.holdfast.api.view.Views;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the views have caught up with what was published before the start. */
@Readiness
@ApplicationScoped
class ViewsReady implements HealthCheck {

    private final Views views;

    ViewsReady(Views views) {
        this.views = views;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("views-restored").status(views.ready()).build();
    }
}
