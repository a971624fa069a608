package io.holdfast.shell;

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

    ClusterReady(ServiceInstance service) {
        this.cluster = ClusterWatch.of(service.kafka(), service.clientId() + "-watch");
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
