package io.holdfast.bench.report;

import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a tenant waits alone and beside another one that presses, for people. */
public final class NeighbourReport {

    private NeighbourReport() {}

    /**
     * Both, measured one after the other.
     *
     * @param alone while the neighbour was quiet
     * @param beside while it pressed
     */
    public record Round(Report alone, Report beside) {}

    /**
     * The figures.
     *
     * @param steadyRate holds in a second that the steady tenant asked for
     * @param neighboursRate what the other one asked for while it pressed
     * @param limit of each, in a second
     */
    public static List<String> lines(double steadyRate, double neighboursRate, int limit, List<Round> rounds) {
        Report first = rounds.getFirst().alone();
        var lines = new ArrayList<String>();
        lines.add(
                "%s holds/s of one tenant, alone and beside %s/s of another; each may send %d/s; %d s each, %d s to warm up"
                        .formatted(
                                BenchText.whole(steadyRate),
                                BenchText.whole(neighboursRate),
                                limit,
                                first.asked().seconds(),
                                first.asked().warmUpSeconds()));
        lines.add("settings: " + String.join(" ", first.settings()));
        lines.add("machine: " + first.machine().line());
        lines.add("");
        var table = new TextTable()
                .row(
                        "the steady tenant",
                        "round",
                        "calls",
                        "p50 ms",
                        "p90",
                        "p99",
                        "max",
                        "not settled",
                        "cores",
                        "sort ms");
        for (Round round : rounds) {
            row(table, "alone", round.alone());
            row(table, "beside", round.beside());
        }
        lines.addAll(table.lines());
        lines.add("");
        lines.add("p50 beside / alone in each round: " + ratios(rounds, Percentiles::p50));
        lines.add("p99 beside / alone in each round: " + ratios(rounds, Percentiles::p99));
        lines.add("");
        for (Round round : rounds) {
            Counts neighbour = counts(round.beside(), Kind.NEIGHBOURS_HOLD);
            lines.add("round %d, answers to the neighbour's %d calls: %s"
                    .formatted(
                            round.beside().asked().turn(), neighbour.calls(), BenchText.counts(neighbour.byStatus())));
        }
        lines.add("audit: clean");
        return lines;
    }

    private static void row(TextTable table, String title, Report report) {
        Counts steady = counts(report, Kind.HOLD);
        Percentiles latency = Percentiles.of(steady.latencyMicros());
        table.row(
                title,
                report.asked().turn(),
                steady.calls(),
                BenchText.ms(latency.p50()),
                BenchText.ms(latency.p90()),
                BenchText.ms(latency.p99()),
                BenchText.ms(latency.max()),
                steady.calls() - steady.outcomes(),
                BenchText.cores(report.costs().totalCpuMs(), report),
                String.format(Locale.ROOT, "%.2f", report.costs().speed().p50Ms()));
    }

    private static String ratios(List<Round> rounds, ToDoubleFunction<Percentiles> figure) {
        return rounds.stream()
                .map(round ->
                        String.format(Locale.ROOT, "%.2f", of(round.beside(), figure) / of(round.alone(), figure)))
                .collect(Collectors.joining("  "));
    }

    private static double of(Report report, ToDoubleFunction<Percentiles> figure) {
        return figure.applyAsDouble(Percentiles.of(counts(report, Kind.HOLD).latencyMicros()));
    }

    private static Counts counts(Report report, Kind kind) {
        return report.phase().counts().getOrDefault(kind, new Counts());
    }
}
