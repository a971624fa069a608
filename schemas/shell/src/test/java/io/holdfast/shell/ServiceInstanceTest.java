package io.holdfast.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.schemas.KafkaCluster;
import org.junit.jupiter.api.Test;

class ServiceInstanceTest {

    private static final KafkaCluster KAFKA = KafkaCluster.at("localhost:9092");

    @Test
    void its_clients_are_named_by_the_service_and_the_instance() {
        var instance = new ServiceInstance("payment-adapter", "a-0", KAFKA);

        assertThat(instance.clientId()).isEqualTo("payment-adapter-a-0");
        assertThat(instance.source()).isEqualTo("/holdfast/payment-adapter");
    }

    @Test
    void a_bad_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceInstance("payment-adapter", "a b", KAFKA))
                .withMessageContaining("holdfast.instance");
    }
}
