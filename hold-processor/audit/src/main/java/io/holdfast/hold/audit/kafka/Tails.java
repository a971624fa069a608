package io.holdfast.hold.audit.kafka;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import java.util.List;

/**
 * How far the owner of the seats has come where its group has no stable offset: because nothing was decided, because it has been away for
 * longer than the brokers keep offsets, because the cluster is a copy without groups, or because it commits just now. What has facts was decided.
 */
final class Tails {

    private static final int SHORTEST = 8;
    private static final int LONGER_EACH_TIME = 16;

    private Tails() {}

    static Cut complete(Cut cut, Log log) {
        List<Cut.Part> parts = cut.partitions().stream()
                .map(part -> part.decided() == Cut.Part.UNKNOWN ? part.decidedTo(decided(part, log)) : part)
                .toList();
        return new Cut(parts, cut.newestMs(), cut.takenAtMs(), cut.spans());
    }

    /** Of the last records of a partition, some are markers of transactions, which nobody can read. */
    private static long decided(Cut.Part part, Log log) {
        Span all = part.span(Topics.SEAT_EVENTS);
        for (long length = SHORTEST; ; length *= LONGER_EACH_TIME) {
            var tail = new Span(Math.max(all.from(), all.to() - length), all.to());
            long decided = decided(part.partition(), log, tail);
            if (decided > 0 || tail.equals(all)) {
                return decided;
            }
        }
    }

    private static long decided(int partition, Log log, Span tail) {
        var decided = new long[1];
        log.each(Topics.SEAT_EVENTS, partition, tail, fact -> {
            LogPosition cause = RecordHeaders.cause(fact.headers());
            if (cause != null) {
                decided[0] = Math.max(decided[0], cause.offset() + 1);
            }
        });
        return decided[0];
    }
}
