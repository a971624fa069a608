package io.holdfast.hold.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Alive until the client has failed; ready once its tasks are assigned and restored, while the cluster answers and takes what is decided. */
@ApplicationScoped
class StreamsHealth {

    @Produces
    @Liveness
    HealthCheck alive(HoldProcessor processor) {
        return () -> answer(processor, processor.state() != KafkaStreams.State.ERROR);
    }

    @Produces
    @Readiness
    HealthCheck ready(HoldProcessor processor) {
        return () -> answer(
                processor,
                processor.state() == KafkaStreams.State.RUNNING
                        && processor.trouble().isEmpty());
    }

    private static HealthCheckResponse answer(HoldProcessor processor, boolean up) {
        return HealthCheckResponse.named("kafka-streams")
                .status(up)
                .withData("state", processor.state().name())
                .withData("trouble", processor.trouble())
                .build();
    }
}
