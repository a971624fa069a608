package io.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void every_instance_of_a_service_has_its_role_and_the_rest_are_others() {
        assertThat(Role.of("reservation-api-1")).isEqualTo(Role.EDGE);
        assertThat(Role.of("web")).isEqualTo(Role.EDGE);
        assertThat(Role.of("hold-processor-0")).isEqualTo(Role.PROCESSOR);
        assertThat(Role.of("broker")).isEqualTo(Role.STORE);
        assertThat(Role.of("payment-adapter-0")).isEqualTo(Role.OTHERS);
    }

    @Test
    void the_cpu_of_a_role_is_that_of_all_its_processes_and_unknown_if_one_is() {
        Map<String, Optional<Long>> cpu = new LinkedHashMap<>();
        cpu.put("hold-processor-0", Optional.of(3L));
        cpu.put("hold-processor-1", Optional.of(4L));
        cpu.put("registry", Optional.of(1L));
        cpu.put("mail-server", Optional.empty());
        var costs = new Costs(cpu, Optional.empty(), Map.of(), Map.of(), new Speed(1, 1, 1));

        assertThat(costs.cpuMsByRole())
                .containsEntry(Role.PROCESSOR, Optional.of(7L))
                .containsEntry(Role.OTHERS, Optional.empty());
    }
}
