package io.holdfast.bench.report;

import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.measure.Costs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A report for people. */
public final class BenchText {

    private static final String UNKNOWN = "unknown";

    private BenchText() {}

    public static List<String> lines(Report report) {
        var lines = new ArrayList<String>();
        Report.Asked asked = report.asked();
        lines.add(
                switch (asked.load()) {
                    case Schedule schedule ->
                        "%s on %s: %s arrivals/s for %d s; at most %d calls under way"
                                .formatted(
                                        report.workload(),
                                        report.target(),
                                        whole(schedule.ratePerSecond()),
                                        asked.seconds(),
                                        asked.inFlight());
                    case ClosedLoop callers ->
                        "%s on %s: %d callers for %d s, each with a call under way all the time"
                                .formatted(report.workload(), report.target(), callers.callers(), asked.seconds());
                });
        lines.add("before: up for %s s, %s s of them under load"
                .formatted(
                        whole(report.before().upSeconds()),
                        whole(report.before().loadSeconds())));
        if (!report.settings().isEmpty()) {
            lines.add("settings: " + String.join(" ", report.settings()));
        }
        lines.add("machine: " + report.machine().line());
        lines.add("its speed meanwhile: " + report.costs().speed().line());
        lines.add("");
        lines.add("outcomes/s %s, of them within %d ms (goodput) %s; latency in ms from the instant a call was due"
                .formatted(
                        whole(report.phase().outcomesPerSecond()),
                        asked.patienceMs(),
                        whole(report.phase().goodput())));
        lines.addAll(latencies(report.phase()));
        lines.add("");
        fates(report.phase(), lines);
        lines.add("");
        costs(report, lines);
        windows(report, lines);
        report.notes().forEach(lines::add);
        lines.add("audit: clean");
        return lines;
    }

    private static void windows(Report report, List<String> lines) {
        if (report.windows().isEmpty()) {
            return;
        }
        var table = new TextTable()
                .row("calls made (s after it was up)", "outcomes/s", "outcomes", "checking", "refused", "failed");
        report.windows()
                .forEach(window -> table.row(
                        "%s to %s%s"
                                .formatted(
                                        whole(window.span().from()),
                                        whole(window.span().to()),
                                        window.whole() ? "" : ", not all of it under load"),
                        whole(window.outcomesPerSecond()),
                        window.answers().outcomes(),
                        window.answers().checking(),
                        window.answers().refused(),
                        window.answers().failed()));
        lines.addAll(table.lines());
        lines.add("");
    }

    private static List<String> latencies(Phase phase) {
        var table = new TextTable().row("", "calls", "p50", "p90", "p99", "p99.9", "max");
        phase.counts().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(kind -> {
            Percentiles latency = Percentiles.of(kind.getValue().latencyMicros());
            table.row(
                    kind.getKey().title(),
                    latency.count(),
                    ms(latency.p50()),
                    ms(latency.p90()),
                    ms(latency.p99()),
                    ms(latency.p999()),
                    ms(latency.max()));
        });
        return table.lines();
    }

    private static void fates(Phase phase, List<String> lines) {
        Counts total = phase.total();
        lines.add("%d calls due = %d outcomes + %d checking + %d refused + %d failed + %d not sent"
                .formatted(
                        total.calls(),
                        total.outcomes(),
                        total.checking(),
                        total.refused(),
                        total.failed(),
                        total.unsent()));
        phase.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> lines.add("%s by status: %s"
                        .formatted(kind.getKey().title(), counts(kind.getValue().byStatus()))));
        if (!total.errors().isEmpty()) {
            lines.add("errors: " + counts(total.errors()));
        }
    }

    static String counts(Map<?, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " × " + count.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static void costs(Report report, List<String> lines) {
        Costs costs = report.costs();
        long outcomes = report.phase().total().outcomes();
        var cpu = new TextTable().row("CPU", "ms per outcome", "cores");
        costs.cpuMs().forEach((part, ms) -> cpu.row(part, each(ms, outcomes), cores(ms, report)));
        costs.cpuMsByRole().forEach((role, ms) -> cpu.row("= " + role.title(), each(ms, outcomes), cores(ms, report)));
        cpu.row("all of these", each(costs.totalCpuMs(), outcomes), cores(costs.totalCpuMs(), report));
        cpu.row("(the generator)", each(costs.generatorCpuMs(), outcomes), cores(costs.generatorCpuMs(), report));
        lines.addAll(cpu.lines());
        if (!costs.bytes().isEmpty()) {
            lines.add("");
            var bytes = new TextTable().row("written to", "bytes per outcome");
            costs.bytes().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .forEach(topic -> bytes.row(topic.getKey(), each(topic.getValue(), outcomes)));
            long all =
                    costs.bytes().values().stream().mapToLong(Long::longValue).sum();
            bytes.row("all of these", each(all, outcomes));
            lines.addAll(bytes.lines());
        }
        if (!costs.pauses().isEmpty()) {
            lines.add("");
            var pauses = new TextTable().row("collector", "pauses", "total ms", "longest ms");
            costs.pauses()
                    .forEach((part, seen) -> pauses.row(part, seen.count(), ms(seen.totalMs()), ms(seen.longestMs())));
            lines.addAll(pauses.lines());
        }
        lines.add("");
    }

    static String each(Optional<Long> ms, long outcomes) {
        return ms.isPresent() && outcomes > 0
                ? String.format(Locale.ROOT, "%.3f", ms.get() / (double) outcomes)
                : UNKNOWN;
    }

    private static String each(long bytes, long outcomes) {
        return outcomes == 0 ? UNKNOWN : whole(bytes / (double) outcomes);
    }

    static String cores(Optional<Long> ms, Report report) {
        return ms.map(used -> String.format(
                        Locale.ROOT, "%.2f", used / (report.phase().seconds() * 1_000)))
                .orElse(UNKNOWN);
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    static String ms(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number);
    }
}
