package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Step;
import io.holdfast.schemas.Topics;
import java.util.List;

/** P10: the log of commands has no hole, and each command up to the cut has its facts or is in the dead letters. */
final class Answered {

    private final Cut.Part cut;
    private final DeadLetters deadLetters;
    private final Findings findings;
    private long next;
    private long decided;
    private long dead;

    Answered(Cut.Part cut, DeadLetters deadLetters, Findings findings) {
        this.cut = cut;
        this.deadLetters = deadLetters;
        this.findings = findings;
    }

    /** A command, with what it should have caused and how many facts it has. */
    void see(CommandSeen command, Step step, List<Output> expected, int facts) {
        hole(command.offset());
        next = command.offset() + 1;
        switch (step) {
            case Step.Undecided undecided -> {
                dead++;
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
                if (!expected.isEmpty() && facts == 0) {
                    findings.violation(
                            Promise.P10,
                            "a command has no outcome; it should be %s of %s"
                                    .formatted(
                                            expected.getLast().type(),
                                            expected.getLast().key()),
                            command.evidence());
                }
            }
        }
    }

    /** Nobody writes commands in transactions, and so there are no markers: an offset without a record is a lost command. */
    private void hole(long to) {
        if (to > next) {
            findings.violation(
                    Promise.P10,
                    "%d commands are gone: offsets %d to %d".formatted(to - next, next, to - 1),
                    new Evidence(Topics.SEAT_COMMANDS.name(), cut.partition(), next, "the first that is gone"));
        }
    }

    void end() {
        hole(cut.decided());
        findings.checked(Promise.P10, "commands decided", decided);
        findings.checked(Promise.P10, "commands in the dead letters", dead);
        if (cut.pending() > 0) {
            findings.note("commands pending: behind the cut, not yet decided", cut.pending());
        }
    }
}
