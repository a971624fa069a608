package io.holdfast.hold.app;

import io.holdfast.schemas.measure.KafkaMeters;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses what is shown of what libraries measure by themselves. */
@ApplicationScoped
class Measuring {

    @Produces
    @Singleton
    MeterFilter kafka() {
        return KafkaMeters.only(
                KafkaMeters.CLIENTS, KafkaMeters.GROUP_MEMBERS, KafkaMeters.STREAMS, KafkaMeters.STREAM_THREADS);
    }
}
