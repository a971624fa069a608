package io.holdfast.payment;

import io.holdfast.payment.settings.Settings;
import io.holdfast.schemas.measure.ClusterWatch;
import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the cluster answers. */
@Readiness
@ApplicationScoped
@UnlessBuildProfile("test")
class ClusterReady implements HealthCheck {

    private final ClusterWatch cluster;

    ClusterReady(Settings settings) {
        this.cluster = ClusterWatch.of(settings.kafka(), settings.clientId() + "-watch");
    }

    @PreDestroy
    void close() {
        cluster.close();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka-answers")
                .status(cluster.answers())
                .build();
    }
}
