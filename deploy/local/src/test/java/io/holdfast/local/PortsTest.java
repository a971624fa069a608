package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void every_port_of_a_stack_is_its_own_and_within_the_block() {
        var ports = new Ports(8080);
        var all = new ArrayList<Integer>();
        for (Service service : Service.values()) {
            for (int instance = 0; instance < Ports.INSTANCES; instance++) {
                all.add(ports.of(service, instance));
            }
        }
        all.add(ports.broker());
        all.add(ports.controller());
        all.add(ports.registry());
        all.add(ports.registryManagement());
        all.add(ports.paymentProvider());
        all.add(ports.smtp());
        all.add(ports.inbox());

        assertThat(all).doesNotHaveDuplicates().allMatch(port -> port >= 8080 && port < 8080 + Ports.BLOCK);
        assertThat(ports.of(Service.HOLD_PROCESSOR, 0)).isEqualTo(8090);
    }

    @Test
    void a_block_that_does_not_fit_is_refused() {
        assertThatThrownBy(() -> new Ports(65_500)).hasMessageContaining("--port must be");
        assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("--port must be");
    }
}
