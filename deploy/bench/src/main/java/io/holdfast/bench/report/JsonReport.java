package io.holdfast.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.bench.load.Callers;
import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.measure.Costs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report for programs; docs/bench.md says what each field means. */
public final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReport() {}

    /** The report as JSON. */
    public static String of(Report report) {
        return write(map(report));
    }

    /** Several reports as one JSON array. */
    public static String of(List<Report> reports) {
        return write(reports.stream().map(JsonReport::map).toList());
    }

    private static String write(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> map(Report report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("target", report.target());
        json.put("workload", report.workload());
        json.put("settings", report.settings());
        json.put("asked", asked(report.asked()));
        json.put("before", before(report.before()));
        json.putAll(phase(report.phase()));
        Map<String, Object> kinds = new LinkedHashMap<>();
        report.phase().counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> kinds.put(name(kind.getKey()), counts(kind.getValue())));
        json.put("kinds", kinds);
        json.put("cost", costs(report.costs(), report.phase().total().outcomes()));
        json.put(
                "steps",
                report.steps().stream()
                        .map(step -> {
                            var map = new LinkedHashMap<String, Object>();
                            map.put("rate", step.rate());
                            map.putAll(phase(step.phase()));
                            return map;
                        })
                        .toList());
        json.put("windows", report.windows().stream().map(JsonReport::window).toList());
        json.put("notes", report.notes());
        json.put("machine", machine(report));
        json.put("audit", "clean");
        return json;
    }

    private static String name(Kind kind) {
        return kind.title().replace(' ', '-');
    }

    private static Map<String, Object> asked(Report.Asked asked) {
        var json = new LinkedHashMap<String, Object>();
        json.put("turn", asked.turn());
        switch (asked.load()) {
            case Schedule schedule -> json.put("rate", schedule.ratePerSecond());
            case Callers callers -> json.put("callers", callers.callers());
        }
        json.put("seconds", asked.seconds());
        json.put("warmUpSeconds", asked.warmUpSeconds());
        json.put("inFlight", asked.inFlight());
        json.put("patienceMs", asked.patienceMs());
        json.put("seed", asked.seed());
        return json;
    }

    private static Map<String, Object> before(Report.Before before) {
        var json = new LinkedHashMap<String, Object>();
        json.put("upSeconds", before.upSeconds());
        json.put("loadSeconds", before.loadSeconds());
        return json;
    }

    private static Map<String, Object> window(Window window) {
        var json = new LinkedHashMap<String, Object>();
        json.put("from", window.span().from());
        json.put("to", window.span().to());
        json.put("whole", window.whole());
        json.put("outcomesPerSecond", window.outcomesPerSecond());
        json.put("outcomes", window.answers().outcomes());
        json.put("checking", window.answers().checking());
        json.put("refused", window.answers().refused());
        json.put("failed", window.answers().failed());
        return json;
    }

    private static Map<String, Object> phase(Phase phase) {
        var json = new LinkedHashMap<String, Object>();
        json.put("outcomesPerSecond", phase.outcomesPerSecond());
        json.put("goodput", phase.goodput());
        json.putAll(counts(phase.total()));
        return json;
    }

    private static Map<String, Object> counts(Counts counts) {
        var json = new LinkedHashMap<String, Object>();
        json.put("calls", counts.calls());
        json.put("outcomes", counts.outcomes());
        json.put("checking", counts.checking());
        json.put("refused", counts.refused());
        json.put("failed", counts.failed());
        json.put("notSent", counts.unsent());
        json.put("byStatus", counts.byStatus());
        json.put("errors", counts.errors());
        Percentiles latency = Percentiles.of(counts.latencyMicros());
        var ms = new LinkedHashMap<String, Object>();
        ms.put("p50", latency.p50());
        ms.put("p90", latency.p90());
        ms.put("p99", latency.p99());
        ms.put("p99.9", latency.p999());
        ms.put("max", latency.max());
        json.put("latencyMs", ms);
        return json;
    }

    private static Map<String, Object> costs(Costs costs, long outcomes) {
        var cpu = new LinkedHashMap<String, Object>();
        costs.cpuMs().forEach((part, ms) -> cpu.put(part, each(ms, outcomes)));
        var roles = new LinkedHashMap<String, Object>();
        costs.cpuMsByRole().forEach((role, ms) -> roles.put(role.name().toLowerCase(Locale.ROOT), each(ms, outcomes)));
        var bytes = new LinkedHashMap<String, Object>();
        costs.bytes().forEach((topic, grown) -> bytes.put(topic, each(Optional.of(grown), outcomes)));
        var pauses = new LinkedHashMap<String, Object>();
        costs.pauses().forEach((part, seen) -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("count", seen.count());
            json.put("totalMs", seen.totalMs());
            json.put("longestMs", seen.longestMs());
            pauses.put(part, json);
        });
        var json = new LinkedHashMap<String, Object>();
        json.put("cpuMsPerOutcome", each(costs.totalCpuMs(), outcomes));
        json.put("cpuMsPerOutcomeByProcess", cpu);
        json.put("cpuMsPerOutcomeByRole", roles);
        json.put("generatorCpuMsPerOutcome", each(costs.generatorCpuMs(), outcomes));
        json.put("bytesPerOutcomeByTopic", bytes);
        json.put("pauses", pauses);
        return json;
    }

    /** A number, or {@code "unknown"}. */
    private static Object each(Optional<Long> amount, long outcomes) {
        return amount.isPresent() && outcomes > 0 ? (Object) (amount.get() / (double) outcomes) : "unknown";
    }

    private static Map<String, Object> machine(Report report) {
        var machine = report.machine();
        var json = new LinkedHashMap<String, Object>();
        json.put("cores", machine.cores());
        json.put("memoryMiB", machine.memoryMiB());
        json.put("cpu", machine.cpu());
        json.put("os", machine.os());
        json.put("jvm", machine.jvm());
        json.put("loadAverage", machine.loadAverage());
        json.put("sortMs", report.costs().speed().p50Ms());
        return json;
    }
}
