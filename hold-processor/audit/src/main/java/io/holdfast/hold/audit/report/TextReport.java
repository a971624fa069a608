package io.holdfast.hold.audit.report;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.verify.Evidence;
import io.holdfast.hold.audit.verify.Findings;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.audit.verify.Verification.Result;
import io.holdfast.hold.audit.verify.Violation;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For people. */
public final class TextReport {

    private static final double NANOS = 1e9;

    private final PrintStream out;

    public TextReport(PrintStream out) {
        this.out = out;
    }

    public void write(String cluster, Result result) {
        body(cluster, result);
        out.println();
        out.println(verdict(List.of(result.findings())));
    }

    /**
     * Writes the results of regions: each log's by itself, what they say together, and one verdict.
     *
     * @param clusters each region's brokers, in the order of the results
     * @param together what all logs say together
     */
    public void write(Map<String, String> clusters, List<Result> results, Findings together) {
        var each = results.iterator();
        clusters.forEach((region, cluster) -> {
            body(region + ", " + cluster, each.next());
            out.println();
        });
        out.printf(Locale.ROOT, "%s together:%n", String.join(" and ", clusters.keySet()));
        out.println();
        findings(together, Promise.OF_REGIONS);
        out.println();
        out.println(verdict(Stream.concat(results.stream().map(Result::findings), Stream.of(together))
                .toList()));
    }

    private void body(String cluster, Result result) {
        Findings findings = result.findings();
        double seconds = result.took().toNanos() / NANOS;
        out.printf(
                Locale.ROOT,
                "%s: %,d commands in %d partitions, %,d pending; %.1f s, %,.0f commands/s%n",
                cluster,
                result.commands(),
                result.cut().partitions().size(),
                result.cut().partitions().stream().mapToLong(Cut.Part::pending).sum(),
                seconds,
                result.commands() / seconds);
        out.println();
        findings(findings, Promise.shownBy(findings));
        notes(findings);
    }

    private void findings(Findings findings, List<Promise> shown) {
        shown.forEach(promise -> promise(promise, findings));
        shown.forEach(promise -> violations(promise, findings));
        open(findings);
    }

    private void promise(Promise promise, Findings findings) {
        String counts = findings.checked(promise).entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
        long broken = findings.broken(promise);
        String verdict = broken == 0 ? "ok" : String.format(Locale.ROOT, "BROKEN %,d×", broken);
        out.printf(Locale.ROOT, "%-8s %-11s %s%n", promise, verdict, promise.words());
        if (!counts.isEmpty()) {
            out.printf(Locale.ROOT, "%-8s %-11s   %s%n", "", "", counts);
        }
    }

    private void violations(Promise promise, Findings findings) {
        List<Violation> some = findings.violations(promise);
        for (Violation violation : some) {
            out.println();
            out.printf(Locale.ROOT, "%s: %s%n", promise, violation.what());
            violation.records().forEach(this::record);
        }
        long more = findings.broken(promise) - some.size();
        if (more > 0) {
            out.printf(Locale.ROOT, "… and %,d more of %s; --list shows more of them%n", more, promise);
        }
    }

    private void open(Findings findings) {
        if (findings.open().isEmpty()) {
            return;
        }
        out.println();
        out.printf(Locale.ROOT, "Open, and no violation yet (--patience):%n");
        findings.open().forEach((what, count) -> {
            out.printf(Locale.ROOT, "  %,d %s%n", count, what);
            findings.openRecords(what).stream()
                    .limit(1)
                    .forEach(record -> out.printf(Locale.ROOT, "      such as %s%n", record));
        });
    }

    private void notes(Findings findings) {
        out.println();
        out.printf(Locale.ROOT, "Also:%n");
        findings.notes().forEach((what, count) -> out.printf(Locale.ROOT, "  %,d %s%n", count, what));
        out.printf(Locale.ROOT, "  P4 and P11 are about answers, which are on no log: not looked at%n");
    }

    private static String verdict(List<Findings> all) {
        return all.stream().allMatch(Findings::clean)
                ? "Every promise that the log can show is kept."
                : Promise.ON_THE_LOG.stream()
                        .filter(promise -> all.stream().anyMatch(findings -> findings.broken(promise) > 0))
                        .map(Promise::name)
                        .collect(Collectors.joining(", ", "BROKEN: ", ". See docs/runbooks/audit-violation.md"));
    }

    private void record(Evidence record) {
        out.println("      " + record);
    }
}
