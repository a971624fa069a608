package io.holdfast.payment;

import io.holdfast.payment.ledger.LedgerReader;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the ledger was read to where it ended at the start. */
@Readiness
@ApplicationScoped
class LedgerReady implements HealthCheck {

    private final LedgerReader reader;

    LedgerReady(LedgerReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ledger-read")
                .status(reader.caughtUp())
                .build();
    }
}
