package io.holdfast.payment;

import io.holdfast.payment.messaging.Reconciler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Shows how many payments have no outcome yet, from the start on. */
@ApplicationScoped
class Gauges {

    /** After {@link Start}, which says what is missing where something is. */
    private static final int LATE = Interceptor.Priority.LIBRARY_AFTER;

    void register(@Observes @Priority(LATE) StartupEvent event, MeterRegistry meters, Reconciler reconciler) {
        Gauge.builder("holdfast.payment.unsettled", reconciler, Reconciler::unsettled)
                .description("Payments of this instance's partitions without an outcome")
                .register(meters);
    }
}
