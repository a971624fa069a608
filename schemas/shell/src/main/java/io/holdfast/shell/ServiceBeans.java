package io.holdfast.shell;

import io.holdfast.schemas.Installations;
import io.holdfast.schemas.Installations.Installed;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.measure.KafkaMeters;
import io.holdfast.schemas.regions.Regions;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.auth.AuthSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every service is made of. Each is made when it is first asked for; tests bring their own in its place. */
@ApplicationScoped
class ServiceBeans {

    private static final Duration CLOSE = Duration.ofSeconds(2);

    void stop(@Observes ShutdownEvent event) {
        Exit.stopping();
    }

    @Produces
    @Singleton
    ServiceInstance service(@ConfigProperty(name = "quarkus.application.name") String service, ServiceConfig config) {
        return ServiceInstance.of(service, config);
    }

    @Produces
    @Singleton
    AuthSettings auth(ServiceConfig config) {
        return AuthSettings.of(config.auth());
    }

    @Produces
    @Singleton
    Regions regions(ServiceConfig config) {
        return new Regions(config.region(), config.regions().orElse(List.of()));
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

    @Produces
    @Singleton
    @DefaultBean
    CompactedTopics compactedTopics(ServiceInstance service) {
        return CompactedTopics.of(service);
    }

    void close(@Disposes CompactedTopics topics) {
        topics.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    Producer<byte[], byte[]> producer(ServiceInstance service, MeterRegistry meters) {
        var producer = service.kafka().producer(Map.of(ProducerConfig.CLIENT_ID_CONFIG, service.clientId()));
        new KafkaClientMetrics(producer).bindTo(meters);
        return producer;
    }

    void close(@Disposes Producer<byte[], byte[]> producer) {
        producer.close(CLOSE);
    }

    /** How channels get in; application.properties names it. */
    @Produces
    @Singleton
    @DefaultBean
    @Identifier("holdfast-kafka")
    Map<String, Object> channels(ServiceInstance service) {
        return service.kafka().client(Map.of());
    }
}
