package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.step.Step;
import java.util.List;

/** P10: each command up to the cut has its facts, and the last one is about what it is about; or it is in the dead letters. */
final class Answered {

    private final Cut.Part cut;
    private final Skips skips;
    private final LettersByCommand deadLetters;
    private final Findings findings;
    private long decided;
    private long dead;

    Answered(Cut.Part cut, Skips skips, LettersByCommand deadLetters, Findings findings) {
        this.cut = cut;
        this.skips = skips;
        this.deadLetters = deadLetters;
        this.findings = findings;
    }

    /** A command, with what it should have caused and its facts. */
    void see(CommandSeen command, Step step, List<Output> expected, List<FactSeen> facts) {
        switch (step) {
            case Step.Undecided undecided -> {
                dead++;
                skips.reason(command.position())
                        .ifPresent(reason -> findings.note(
                                "command %s was taken out by an operator: %s".formatted(command.position(), reason),
                                1));
                if (!deadLetters.expect(command)) {
                    findings.violation(
                            Promise.P10,
                            "a command that cannot be decided (%s) is not in the dead letters"
                                    .formatted(undecided.error()),
                            command.evidence());
                }
            }
            case Step.Decided _ -> {
                decided++;
                if (!expected.isEmpty() && facts.isEmpty()) {
                    findings.violation(
                            Promise.P10,
                            "a command has no outcome; it should be %s of %s"
                                    .formatted(
                                            expected.getLast().type(),
                                            expected.getLast().key()),
                            command.evidence());
                } else if (!concerns(command, facts)) {
                    findings.violation(
                            Promise.P10,
                            "a command about %s has an outcome that is not about it: %s"
                                    .formatted(
                                            command.subject(),
                                            facts.stream().map(FactSeen::kind).toList()),
                            command.evidence());
                }
            }
        }
    }

    private static boolean concerns(CommandSeen command, List<FactSeen> facts) {
        String subject = command.subject();
        return subject == null || (!facts.isEmpty() && facts.getLast().key().equals(subject));
    }

    void end() {
        findings.checked(Promise.P10, "commands decided", decided);
        findings.checked(Promise.P10, "commands in the dead letters", dead);
        if (cut.pending() > 0) {
            findings.note("commands pending: behind the cut, not yet decided", cut.pending());
        }
    }
}
