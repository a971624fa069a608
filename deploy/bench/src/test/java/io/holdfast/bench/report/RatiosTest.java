package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Timeline;
import io.holdfast.bench.measure.Costs;
import io.holdfast.bench.measure.MeasuredMachine;
import io.holdfast.bench.measure.Speed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatiosTest {

    private static Report report(String target, int turn, int callers, int outcomes) {
        var counts = new Counts();
        for (int i = 0; i < outcomes; i++) {
            counts.answer(201, 1, true, true);
        }
        return new Report(
                target,
                List.of(),
                "spread",
                new Report.Asked(turn, new ClosedLoop(callers, 1), 1, 0, callers, 2_000, 1),
                new Report.Before(90, 80),
                new Phase(1, Map.of(Kind.HOLD, counts), 0, List.of(), 0, new Timeline()),
                new Costs(
                        Map.of("broker", Optional.of(8L), "hold-processor-0", Optional.of(4L)),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        new Speed(0.4, 0.5, 0.6)),
                List.of(),
                List.of(),
                new MeasuredMachine(2, 1_000, "", "os", "jvm", 0.5));
    }

    private static double rate(Report report) {
        return report.phase().outcomesPerSecond();
    }

    private static final List<Report> TWO_TURNS = List.of(
            report("pipeline", 1, 64, 30),
            report("pipeline", 1, 256, 10),
            report("design-b", 1, 64, 20),
            report("design-b", 1, 256, 40),
            report("design-b", 2, 64, 20),
            report("pipeline", 2, 64, 20));

    @Test
    void each_turn_is_divided_by_the_same_turn_at_the_same_load() {
        assertThat(Ratios.between("pipeline", "design-b", TWO_TURNS, RatiosTest::rate))
                .containsExactly(
                        new Ratios("pipeline", "design-b", "64 callers", List.of(1.5, 1.0)),
                        new Ratios("pipeline", "design-b", "256 callers", List.of(0.25)));
    }

    @Test
    void the_table_says_how_warm_each_target_was_and_what_each_hop_cost() {
        var lines = ComparisonReport.lines(TWO_TURNS);

        assertThat(lines).anyMatch(line -> line.matches("pipeline +2 +64 callers +90 +80 +20 .*"));
        assertThat(lines).anyMatch(line -> line.matches("pipeline +2 +64 callers +– +0.200 +0.400 +– +unknown"));
        assertThat(lines).anyMatch(line -> line.matches("pipeline / design-b +64 callers +1.50 +1.00"));
        assertThat(lines).anyMatch(line -> line.matches("design-b / pipeline +64 callers +1.50 +1.00"));
        assertThat(lines).noneMatch(line -> line.startsWith("CPU of the edge"));
    }

    @Test
    void of_one_target_alone_there_is_no_ratio() {
        assertThat(Ratios.between("pipeline", "design-b", TWO_TURNS.subList(0, 2), RatiosTest::rate))
                .isEmpty();
    }
}
