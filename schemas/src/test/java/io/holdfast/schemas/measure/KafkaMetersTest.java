package io.holdfast.schemas.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {

    @Test
    void of_kafkas_metrics_those_asked_for_are_shown_and_of_all_others_every_one() {
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(KafkaMeters.only(Set.of(KafkaMeters.CLIENTS, KafkaMeters.STREAMS)));

        for (String name : List.of(
                "kafka.producer.record.error.total",
                "kafka.stream.client.state",
                "kafka.consumer.coordinator.rebalance.total",
                "kafka.stream.state.number.open.iterators",
                "holdfast.decisions",
                "jvm.memory.used")) {
            var _ = registry.counter(name);
        }

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .containsExactlyInAnyOrder(
                        "kafka.producer.record.error.total",
                        "kafka.stream.client.state",
                        "holdfast.decisions",
                        "jvm.memory.used");
    }
}
