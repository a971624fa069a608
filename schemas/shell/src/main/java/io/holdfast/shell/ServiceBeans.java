package io.holdfast.shell;

import io.holdfast.schemas.Installations;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.measure.KafkaMeters;
import io.holdfast.schemas.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every service is made of. Each is made when it is first asked for; tests bring their own in its place. */
@ApplicationScoped
class ServiceBeans {

    @Produces
    @Singleton
    ServiceInstance service(@ConfigProperty(name = "quarkus.application.name") String service, ServiceConfig config) {
        return ServiceInstance.of(service, config);
    }

    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Starts the OTLP span exporter if one is configured. */
    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return Traces.of(telemetry, disabled);
    }

    @Produces
    @Singleton
    MeterFilter kafkaMeters(ServiceConfig config) {
        return KafkaMeters.only(config.kafka().meters());
    }

    @Produces
    @Singleton
    @DefaultBean
    SchemaLog schemas(ServiceInstance service, MeterRegistry meters) {
        return SchemaLog.follow(service.kafka(), meters);
    }

    void close(@Disposes SchemaLog schemas) {
        schemas.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    Installed installed(ServiceInstance service, Schemas schemas) {
        return Installations.read(service.kafka(), schemas);
    }

    @Produces
    @Singleton
    @DefaultBean
    Partitions partitions(Installed installed) {
        return installed.partitions();
    }
}
