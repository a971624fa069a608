package io.holdfast.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPortsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void every_port_of_a_stack_is_its_own_and_within_its_block(int brokers) {
        var ports = new StackPorts(8080, brokers);
        var all = new ArrayList<Integer>();
        for (Service service : Service.values()) {
            for (int instance = 0; instance < StackPorts.INSTANCES; instance++) {
                all.add(ports.of(service, instance));
            }
        }
        for (int node : ports.nodes()) {
            all.add(ports.broker(node));
            all.add(ports.controller(node));
        }
        all.add(ports.registry());
        all.add(ports.registryManagement());
        all.add(ports.paymentProvider());
        all.add(ports.smtp());
        all.add(ports.inbox());

        assertThat(all)
                .doesNotHaveDuplicates()
                .allMatch(port ->
                        port >= 8080 && port < 8080 + (brokers == 1 ? StackPorts.BLOCK : StackPorts.LARGE_BLOCK));
        assertThat(ports.of(Service.HOLD_PROCESSOR, 0)).isEqualTo(8090);
    }

    @Test
    void what_callers_do_not_ask_is_apart() {
        var ports = new StackPorts(8080);
        assertThat(ports.management(Service.HOLD_PROCESSOR, 1)).isEqualTo(13_591);
        assertThat(ports.issuer()).isEqualTo(13_620);
        assertThat(new StackPorts(65_486).management(Service.RECEIPT_SENDER, 9)).isEqualTo(60_025);
    }

    @Test
    void clients_begin_at_any_broker() {
        assertThat(new StackPorts(8080, 3).bootstrapServers())
                .isEqualTo("127.0.0.1:8120,127.0.0.1:8130,127.0.0.1:8132");
    }

    @Test
    void a_number_of_brokers_that_keeps_no_more_than_one_is_refused() {
        assertThatThrownBy(() -> new StackPorts(8080, 2)).hasMessageContaining("--brokers must be 1 or 3");
    }

    @Test
    void a_block_that_does_not_fit_is_refused() {
        assertThatThrownBy(() -> new StackPorts(65_500)).hasMessageContaining("--port must be");
        assertThatThrownBy(() -> new StackPorts(80)).hasMessageContaining("--port must be");
    }
}
