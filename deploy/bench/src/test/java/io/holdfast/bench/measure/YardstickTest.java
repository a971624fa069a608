package io.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class YardstickTest {

    @Test
    void measures_at_least_once_and_in_cpu_time() {
        Speed speed = Yardstick.start().stop();
        assertThat(speed.p50Ms()).isPositive().isLessThan(1_000);
        assertThat(speed.p10Ms()).isLessThanOrEqualTo(speed.p50Ms());
        assertThat(speed.p90Ms()).isGreaterThanOrEqualTo(speed.p50Ms());
    }

    @Test
    void tells_a_tenth_the_half_and_nine_tenths_whatever_the_order() {
        List<Long> nanos = LongStream.rangeClosed(0, 100)
                .map(i -> (100 - i) * 10_000)
                .boxed()
                .toList();
        assertThat(Speed.of(nanos)).isEqualTo(new Speed(0.1, 0.5, 0.9));
        assertThat(Speed.of(List.of(2_000_000L))).isEqualTo(new Speed(2, 2, 2));
        assertThat(new Speed(0.1, 0.5, 0.9).line()).contains("0.50 ms of CPU (p10 0.10, p90 0.90)");
    }
}
