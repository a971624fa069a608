package io.holdfast.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Announces a drill, runs it, lets the stack recover, has the log audited, and says how it ended. */
public final class Exercise {

    /** Reads the log and says whether every promise was kept. */
    @FunctionalInterface
    public interface Audit {
        /** Returns true if the log shows no violation; prints what it finds. */
        boolean verify() throws Exception;
    }

    private final Stage stage;
    private final Audit audit;

    /** Drills on this stack, each followed by this audit. */
    public Exercise(Stage stage, Audit audit) {
        this.stage = stage;
        this.audit = audit;
    }

    public Verdict run(Drill drill) throws Exception {
        Instant from = Instant.now();
        stage.say("");
        stage.say("drill %s: %s".formatted(drill.name(), drill.announcement()));
        var findings = new ArrayList<String>();
        boolean kept = attempt(drill, findings);
        stage.standIns().noFaults();
        stage.awaitReady();
        boolean clean = audit.verify();
        if (clean == drill.convicted()) {
            kept = false;
            findings.add(
                    clean
                            ? "the audit found no violation, though there is one"
                            : "the audit found a violation: see above");
        }
        findings.forEach(finding -> stage.say("  " + finding));
        Duration took = Duration.between(from, Instant.now());
        stage.say("drill %s: %s after %d s".formatted(drill.name(), kept ? "KEPT" : "BROKEN", took.toSeconds()));
        return new Verdict(drill.name(), kept, took, List.copyOf(findings));
    }

    /** Whatever ends a drill before its end is a finding: the other drills go on. */
    private boolean attempt(Drill drill, List<String> findings) throws InterruptedException {
        try {
            findings.addAll(drill.run(stage));
            return true;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception | AssertionError broken) {
            findings.add(broken.toString().strip());
            return false;
        }
    }
}
