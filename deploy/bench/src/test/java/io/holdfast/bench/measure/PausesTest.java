package io.holdfast.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final List<String> LOG = List.of(
            "[2026-11-24T10:00:00.000+0000] Using Serial",
            "[2026-11-24T10:00:01.000+0000] GC(0) Pause Young (Allocation Failure) 5M->3M(20M) 2.500ms",
            "[2026-11-24T10:00:02.000+0000] GC(1) Pause Young (Allocation Failure) 5M->3M(20M) 4.000ms",
            "[2026-11-24T10:00:02.500+0000] GC(2) Concurrent Mark Cycle 100.000ms",
            "[2026-11-24T10:00:03.000+0000] GC(3) Pause Full (Allocation Failure) 19M->3M(20M) 8.000ms");

    @Test
    void pauses_within_the_span_are_counted_and_what_does_not_stop_the_world_is_not() {
        Pauses pauses =
                Pauses.of(LOG, Instant.parse("2026-11-24T10:00:01.500Z"), Instant.parse("2026-11-24T10:00:03.500Z"));

        assertThat(pauses).isEqualTo(new Pauses(2, 12, 8));
    }
}
