package io.holdfast.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.bench.load.ClosedLoop;
import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.measure.Costs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report for programs; docs/bench.md says what each field means. */
public final class BenchJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BenchJson() {}

    public static String of(Report report) {
        return write(node(report));
    }

    public static String of(List<Report> reports) {
        return write(reports.stream().map(BenchJson::node).toList());
    }

    private static String write(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode node(Report report) {
        ObjectNode json =
                MAPPER.createObjectNode().put("target", report.target()).put("workload", report.workload());
        json.putPOJO("settings", report.settings());
        json.set("asked", asked(report.asked()));
        json.putPOJO("before", report.before());
        phase(json, report.phase());
        ObjectNode kinds = json.putObject("kinds");
        report.phase().counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> counts(kinds.putObject(kind.getKey().title().replace(' ', '-')), kind.getValue()));
        costs(json.putObject("cost"), report.costs(), report.phase().total().outcomes());
        var windows = json.putArray("windows");
        report.windows()
                .forEach(window -> windows.addObject()
                        .put("from", window.span().from())
                        .put("to", window.span().to())
                        .put("whole", window.whole())
                        .put("outcomesPerSecond", window.outcomesPerSecond())
                        .setAll(MAPPER.<ObjectNode>valueToTree(window.answers())));
        json.putPOJO("notes", report.notes());
        ObjectNode machine = MAPPER.valueToTree(report.machine());
        json.set("machine", machine.put("sortMs", report.costs().speed().p50Ms()));
        return json.put("audit", "clean");
    }

    private static ObjectNode asked(Report.Asked asked) {
        ObjectNode json = MAPPER.createObjectNode().put("turn", asked.turn());
        switch (asked.load()) {
            case Schedule schedule -> json.put("rate", schedule.ratePerSecond());
            case ClosedLoop callers -> json.put("callers", callers.callers());
        }
        return json.put("seconds", asked.seconds())
                .put("warmUpSeconds", asked.warmUpSeconds())
                .put("inFlight", asked.inFlight())
                .put("patienceMs", asked.patienceMs())
                .put("seed", asked.seed());
    }

    private static void phase(ObjectNode json, Phase phase) {
        json.put("outcomesPerSecond", phase.outcomesPerSecond()).put("goodput", phase.goodput());
        counts(json, phase.total());
    }

    private static void counts(ObjectNode json, Counts counts) {
        json.put("calls", counts.calls())
                .put("outcomes", counts.outcomes())
                .put("checking", counts.checking())
                .put("refused", counts.refused())
                .put("failed", counts.failed())
                .put("notSent", counts.unsent())
                .putPOJO("byStatus", counts.byStatus())
                .putPOJO("errors", counts.errors());
        Percentiles latency = Percentiles.of(counts.latencyMicros());
        json.putObject("latencyMs")
                .put("p50", latency.p50())
                .put("p90", latency.p90())
                .put("p99", latency.p99())
                .put("p99.9", latency.p999())
                .put("max", latency.max());
    }

    private static void costs(ObjectNode json, Costs costs, long outcomes) {
        each(json, "cpuMsPerOutcome", costs.totalCpuMs(), outcomes);
        ObjectNode cpu = json.putObject("cpuMsPerOutcomeByProcess");
        costs.cpuMs().forEach((part, ms) -> each(cpu, part, ms, outcomes));
        ObjectNode roles = json.putObject("cpuMsPerOutcomeByRole");
        costs.cpuMsByRole().forEach((role, ms) -> each(roles, role.name().toLowerCase(Locale.ROOT), ms, outcomes));
        each(json, "generatorCpuMsPerOutcome", costs.generatorCpuMs(), outcomes);
        ObjectNode bytes = json.putObject("bytesPerOutcomeByTopic");
        costs.bytes().forEach((topic, grown) -> each(bytes, topic, Optional.of(grown), outcomes));
        json.putPOJO("pauses", costs.pauses());
    }

    /** A number, or {@code "unknown"}. */
    private static void each(ObjectNode json, String name, Optional<Long> amount, long outcomes) {
        if (amount.isPresent() && outcomes > 0) {
            json.put(name, amount.get() / (double) outcomes);
        } else {
            json.put(name, "unknown");
        }
    }
}
