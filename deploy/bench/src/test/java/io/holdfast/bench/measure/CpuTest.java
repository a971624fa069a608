package io.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTest {

    @Test
    void user_and_system_time_are_read_past_a_name_with_spaces_and_brackets() {
        String stat = "17 (odd ) name) S 1 17 17 0 -1 4194560 100 0 0 0 150 25 7 9 20 0 30 0 1234 0 0";

        assertThat(Cpu.ms(stat)).isEqualTo(1_750);
    }

    @Test
    void a_process_that_is_not_there_is_unknown() {
        assertThat(Cpu.ms(Long.MAX_VALUE)).isEmpty();
    }
}
