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
import java.util.stream.Collectors;

/** For people. */
public final class TextReport {

    private static final double NANOS = 1e9;

    private final PrintStream out;

    public TextReport(PrintStream out) {
        this.out = out;
    }

    public void write(String cluster, Result result) {
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
        for (Promise promise : Promise.shownBy(findings)) {
            promise(promise, findings);
        }
        for (Promise promise : Promise.shownBy(findings)) {
            violations(promise, findings);
        }
        open(findings);
        notes(findings);
        out.println();
        out.println(verdict(findings));
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

    private static String verdict(Findings findings) {
        return findings.clean()
                ? "Every promise that the log can show is kept."
                : Promise.ON_THE_LOG.stream()
                        .filter(promise -> findings.broken(promise) > 0)
                        .map(Promise::name)
                        .collect(Collectors.joining(", ", "BROKEN: ", ". See docs/runbooks/audit-violation.md"));
    }

    private void record(Evidence record) {
        out.println("      " + record);
    }
}
