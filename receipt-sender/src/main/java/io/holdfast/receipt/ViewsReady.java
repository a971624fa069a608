package io.holdfast.receipt;

import io.holdfast.shell.CompactedTopics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the ledger and the contacts were read to where they ended at the start. */
@ApplicationScoped
class ViewsReady {

    @Produces
    @Readiness
    HealthCheck loaded(CompactedTopics topics) {
        return () -> HealthCheckResponse.named("views-loaded")
                .status(topics.loaded())
                .build();
    }
}
