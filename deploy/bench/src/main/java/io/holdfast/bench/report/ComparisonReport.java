package io.holdfast.bench.report;

import io.holdfast.bench.load.Counts;
import io.holdfast.bench.measure.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several runs side by side, for people. */
public final class ComparisonReport {

    private static final String PIPELINE = "pipeline";

    private ComparisonReport() {}

    public static List<String> lines(List<Report> reports) {
        var lines = new ArrayList<String>();
        if (reports.isEmpty()) {
            lines.add("nothing was measured");
            return lines;
        }
        Report first = reports.getFirst();
        lines.add("%s, %d s at each load; each target begins anew for each turn, with %d s to warm up"
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
                        "turn",
                        "load",
                        "up s",
                        "of it loaded",
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
        lines.add("");
        lines.addAll(cpu(reports));
        List<String> ratios = ratios(reports);
        if (!ratios.isEmpty()) {
            lines.add("");
            lines.addAll(ratios);
        }
        return lines;
    }

    private static List<String> cpu(List<Report> reports) {
        var header = new ArrayList<Object>(List.of("CPU ms an outcome", "turn", "load"));
        for (Role role : Role.values()) {
            header.add(role.title());
        }
        header.add("generator");
        var table = new TextTable().row(header.toArray());
        reports.forEach(report -> {
            long outcomes = report.phase().total().outcomes();
            Map<Role, Optional<Long>> byRole = report.costs().cpuMsByRole();
            var row = new ArrayList<Object>(List.of(
                    report.target(),
                    report.asked().turn(),
                    report.asked().load().words()));
            for (Role role : Role.values()) {
                Optional<Long> ms = byRole.get(role);
                row.add(ms == null ? "–" : BenchText.each(ms, outcomes));
            }
            row.add(BenchText.each(report.costs().generatorCpuMs(), outcomes));
            table.row(row.toArray());
        });
        return table.lines();
    }

    /** Outcomes/s of the pipeline (or of what was measured first) over each other, and what an outcome costs of each other over it. */
    private static List<String> ratios(List<Report> reports) {
        List<String> targets = reports.stream().map(Report::target).distinct().toList();
        String target = targets.contains(PIPELINE) ? PIPELINE : targets.getFirst();
        List<String> others =
                targets.stream().filter(other -> !other.equals(target)).toList();
        var lines = new ArrayList<String>();
        lines.addAll(ratios(
                "outcomes/s",
                others,
                other -> Ratios.between(
                        target, other, reports, report -> report.phase().outcomesPerSecond())));
        lines.addAll(ratios(
                "CPU an outcome",
                others,
                other -> Ratios.between(
                        other,
                        target,
                        reports,
                        report -> each(report, report.costs().totalCpuMs()))));
        lines.addAll(ratios(
                "CPU of the edge an outcome",
                others,
                other -> Ratios.between(other, target, reports, ComparisonReport::ofEdge)));
        return lines;
    }

    private static double ofEdge(Report report) {
        return each(report, report.costs().cpuMsByRole().getOrDefault(Role.EDGE, Optional.empty()));
    }

    /** Milliseconds an outcome; not a number if they are unknown. */
    private static double each(Report report, Optional<Long> ms) {
        long outcomes = report.phase().total().outcomes();
        return ms.filter(_ -> outcomes > 0)
                .map(used -> used / (double) outcomes)
                .orElse(Double.NaN);
    }

    private static List<String> ratios(String title, List<String> others, Function<String, List<Ratios>> ratiosOf) {
        List<Ratios> all = others.stream().map(ratiosOf).flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        var table = new TextTable().row(title, "load", "ratio in each turn");
        all.forEach(ratios -> table.row(
                "%s / %s".formatted(ratios.of(), ratios.to()),
                ratios.load(),
                ratios.byTurn().stream()
                        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .collect(Collectors.joining("  "))));
        return table.lines();
    }

    private static void row(TextTable table, Report report) {
        Counts total = report.phase().total();
        Percentiles latency = Percentiles.of(total.latencyMicros());
        table.row(
                report.target(),
                report.asked().turn(),
                report.asked().load().words(),
                BenchText.whole(report.before().upSeconds()),
                BenchText.whole(report.before().loadSeconds()),
                BenchText.whole(report.phase().outcomesPerSecond()),
                BenchText.whole(report.phase().goodput()),
                BenchText.ms(latency.p50()),
                BenchText.ms(latency.p90()),
                BenchText.ms(latency.p99()),
                BenchText.ms(latency.p999()),
                BenchText.ms(latency.max()),
                report.costs()
                        .totalCpuMs()
                        .filter(_ -> total.outcomes() > 0)
                        .map(ms -> String.format(Locale.ROOT, "%.3f", ms / (double) total.outcomes()))
                        .orElse("unknown"),
                String.format(Locale.ROOT, "%.2f", report.costs().speed().p50Ms()),
                total.calls() - total.outcomes());
    }
}
