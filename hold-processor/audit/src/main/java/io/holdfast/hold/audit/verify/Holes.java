package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.schemas.Topics;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * P10: offsets of seat-commands that hold no command. Holdfast writes no command in a transaction; a stranger may, and then the markers and
 * what was aborted leave such offsets. Whether a command is lost there is told by the digest over them, and behind the last digest by a
 * fact that names a command which is not there.
 */
final class Holes {

    private record Hole(long from, long to, boolean named) {}

    private final Cut.Part cut;
    private final Findings findings;
    private final Deque<Hole> open = new ArrayDeque<>();
    private long next;
    private long lastNamed = -1;

    Holes(Cut.Part cut, Findings findings) {
        this.cut = cut;
        this.findings = findings;
    }

    /** A fact that names no command at its place. */
    void named(long command) {
        lastNamed = Math.max(lastNamed, command);
    }

    /** There is a command at this offset, or the cut. */
    void next(long offset) {
        if (offset > next) {
            open.addLast(new Hole(next, offset, lastNamed >= next && lastNamed < offset));
        }
        next = offset + 1;
    }

    /** A digest covers as many commands as there are up to this one. */
    void covered(long offset) {
        while (!open.isEmpty() && open.getFirst().to() <= offset) {
            noCommand(open.removeFirst());
        }
    }

    /** A digest covers more commands than there are up to this one. */
    void lost(long offset) {
        while (!open.isEmpty() && open.getFirst().to() <= offset) {
            lost(open.removeFirst());
        }
    }

    void end() {
        next(cut.decided());
        for (Hole hole : open) {
            if (hole.named()) {
                lost(hole);
            } else {
                findings.note("offsets without a command behind the last digest", hole.to() - hole.from());
            }
        }
    }

    private void noCommand(Hole hole) {
        findings.note(
                "offsets without a command, of somebody's transactions: no command is lost there",
                hole.to() - hole.from());
    }

    private void lost(Hole hole) {
        findings.violation(
                Promise.P10,
                "commands are gone: among the %d offsets from %d to %d, which hold none"
                        .formatted(hole.to() - hole.from(), hole.from(), hole.to() - 1),
                new Evidence(Topics.SEAT_COMMANDS.name(), cut.partition(), hole.from(), "the first that is gone"));
    }
}
