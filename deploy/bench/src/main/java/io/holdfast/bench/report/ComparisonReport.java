package io.holdfast.bench.report;

import io.holdfast.bench.load.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Several runs side by side, for people. */
public final class ComparisonReport {

    private ComparisonReport() {}

    /** Line by line. */
    public static List<String> lines(List<Report> reports) {
        var lines = new ArrayList<String>();
        if (reports.isEmpty()) {
            lines.add("nothing was measured");
            return lines;
        }
        Report first = reports.getFirst();
        lines.add("%s, %d s for each rate after %d s to warm up"
                .formatted(
                        first.workload(), first.asked().seconds(), first.asked().warmUpSeconds()));
        lines.add("machine: " + first.machine().line());
        reports.stream()
                .filter(report -> !report.settings().isEmpty())
                .map(report -> "settings of %s: %s".formatted(report.target(), String.join(" ", report.settings())))
                .distinct()
                .forEach(lines::add);
        lines.add("");
        var table = new TextTable()
                .row(
                        "",
                        "arrivals/s",
                        "outcomes/s",
                        "goodput",
                        "p50 ms",
                        "p90",
                        "p99",
                        "p99.9",
                        "max",
                        "CPU ms each",
                        "sort ms",
                        "not settled");
        reports.forEach(report -> row(table, report));
        lines.addAll(table.lines());
        return lines;
    }

    private static void row(TextTable table, Report report) {
        Counts total = report.phase().total();
        Percentiles latency = Percentiles.of(total.latencyMicros());
        table.row(
                report.target() + (report.steps().isEmpty() ? "" : " (saturated)"),
                TextReport.whole(report.asked().rate()),
                TextReport.whole(report.phase().outcomesPerSecond()),
                TextReport.whole(report.phase().goodput()),
                TextReport.ms(latency.p50()),
                TextReport.ms(latency.p90()),
                TextReport.ms(latency.p99()),
                TextReport.ms(latency.p999()),
                TextReport.ms(latency.max()),
                report.costs()
                        .totalCpuMs()
                        .filter(_ -> total.outcomes() > 0)
                        .map(ms -> String.format(Locale.ROOT, "%.3f", ms / (double) total.outcomes()))
                        .orElse("unknown"),
                String.format(Locale.ROOT, "%.2f", report.costs().speed().p50Ms()),
                total.calls() - total.outcomes());
    }
}
