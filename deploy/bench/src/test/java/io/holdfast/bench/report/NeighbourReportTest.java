package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.load.Timeline;
import io.holdfast.bench.measure.Costs;
import io.holdfast.bench.measure.MeasuredMachine;
import io.holdfast.bench.measure.Speed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NeighbourReportTest {

    private static Counts answers(int status, int count, int tookMs) {
        var counts = new Counts();
        for (int i = 0; i < count; i++) {
            counts.due();
            counts.answer(status, TimeUnit.MILLISECONDS.toNanos(tookMs), true, true);
        }
        return counts;
    }

    private static Report report(int turn, Map<Kind, Counts> counts) {
        return new Report(
                "pipeline-tokens",
                List.of("--set", "a:b=c"),
                "neighbour",
                new Report.Asked(turn, Schedule.of(550, 10), 10, 5, 1_000, 2_000, 1),
                new Report.Before(90, 80),
                new Phase(10, counts, 0, List.of(), 0, new Timeline()),
                new Costs(
                        Map.of("broker", Optional.of(5_000L)),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        new Speed(0.4, 0.5, 0.6)),
                List.of(),
                List.of(),
                new MeasuredMachine(2, 1_000, "", "os", "jvm", 0.5));
    }

    @Test
    void what_the_steady_tenant_waits_is_told_without_the_neighbours_answers() {
        Counts neighbour = answers(429, 9, 1);
        neighbour.due();
        neighbour.answer(201, TimeUnit.MILLISECONDS.toNanos(900), true, true);
        Report alone = report(1, Map.of(Kind.HOLD, answers(201, 4, 10)));
        Report beside = report(1, Map.of(Kind.HOLD, answers(201, 4, 15), Kind.NEIGHBOURS_HOLD, neighbour));

        List<String> lines = NeighbourReport.lines(50, 500, 100, List.of(new NeighbourReport.Round(alone, beside)));

        assertThat(lines.getFirst())
                .startsWith("50 holds/s of one tenant, alone and beside 500/s of another; each may send 100/s");
        assertThat(lines)
                .anyMatch(line -> line.matches("alone +1 +4 +10\\.0 +10\\.0 +10\\.0 +10\\.0 +0 +0\\.50 +0\\.50"));
        assertThat(lines)
                .anyMatch(line -> line.matches("beside +1 +4 +15\\.0 +15\\.0 +15\\.0 +15\\.0 +0 +0\\.50 +0\\.50"));
        assertThat(lines)
                .contains(
                        "p99 beside / alone in each round: 1.50",
                        "round 1, answers to the neighbour's 10 calls: 201 × 1, 429 × 9");
    }
}
