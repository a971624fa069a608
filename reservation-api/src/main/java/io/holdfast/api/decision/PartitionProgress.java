package io.holdfast.api.decision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The undecided commands of one partition, in the order of the log. Each comes and goes once: nothing here looks through them. */
final class PartitionProgress {

    /** More are not told apart: whoever is so far behind is behind. */
    private static final int MOST = 10_000;

    /** As long as an attempt is remembered: an owner that is away for longer is asked anew, by a few. */
    private static final Duration KEPT = Attempts.KEPT;

    private record Undecided(long offset, long sinceNanos) {}

    private final Deque<Undecided> undecided = new ArrayDeque<>();
    private final Pace pace;
    private long decided = -1;

    PartitionProgress(long now) {
        this.pace = new Pace(now);
    }

    synchronized void acknowledged(long offset, long now) {
        if (offset <= decided) {
            // Its decision was faster than the acknowledgement.
            pace.add(1, now);
            return;
        }
        if (undecided.size() == MOST) {
            undecided.removeFirst();
        }
        undecided.addLast(new Undecided(offset, now));
    }

    synchronized void decided(long offset, long now) {
        if (offset <= decided) {
            return;
        }
        decided = offset;
        int settled = 0;
        while (!undecided.isEmpty() && undecided.getFirst().offset() <= offset) {
            undecided.removeFirst();
            settled++;
        }
        if (settled > 0) {
            pace.add(settled, now);
        }
    }

    synchronized Progress.Standing standing(long now) {
        while (!undecided.isEmpty() && age(undecided.getFirst(), now) > KEPT.toNanos()) {
            undecided.removeFirst();
        }
        long oldest = undecided.isEmpty() ? 0 : age(undecided.getFirst(), now);
        return new Progress.Standing(undecided.size(), Duration.ofNanos(oldest), pace.perSecond(now));
    }

    private static long age(Undecided command, long now) {
        return now - command.sinceNanos();
    }
}
