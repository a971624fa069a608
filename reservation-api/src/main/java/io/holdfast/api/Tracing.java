package io.holdfast.api;

import io.holdfast.schemas.trace.Traces;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the OTLP span exporter if one is configured. */
@ApplicationScoped
class Tracing {

    @Produces
    @Singleton
    Traces traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return Traces.of(telemetry, disabled);
    }
}
