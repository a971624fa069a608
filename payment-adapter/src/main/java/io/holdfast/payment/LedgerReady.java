package io.holdfast.payment;

import io.holdfast.shell.CompactedTopics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the ledger was read to where it ended at the start. */
@ApplicationScoped
class LedgerReady {

    @Produces
    @Readiness
    HealthCheck read(CompactedTopics topics) {
        return () ->
                HealthCheckResponse.named("ledger-read").status(topics.loaded()).build();
    }
}
