package io.holdfast.hold.audit.copies;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.CausedLane;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.log.Workers;
import io.holdfast.hold.audit.replay.Replay;
import io.holdfast.hold.audit.replay.Until;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.step.Outputs;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.digest.DecisionDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Replays the copied commands of another region, and compares what comes of them with the facts and the digests that were copied. What differs stops it:
 * what was copied is not what was decided there, or this build decides otherwise.
 */
public final class CopyReplay {

    /**
     * A partition as it was after the last command that was copied.
     *
     * @param upTo offset of that command; -1 if there was none
     * @param digest the last one that was copied and that the replay is equal to; empty if there was none
     * @param behindDigest commands that no digest covers
     */
    public record Replayed(
            int partition, long upTo, Optional<DecisionDigest> digest, long behindDigest, Replay replay) {}

    private final Log copies;
    private final AuditSerdes serdes;
    private final Progress progress;

    /**
     * Replays these copies.
     *
     * @param serdes by the schemas of the region that they are from
     */
    public CopyReplay(Log copies, AuditSerdes serdes, Progress progress) {
        this.copies = copies;
        this.serdes = serdes;
        this.progress = progress;
    }

    /**
     * Replays all partitions, several at once.
     *
     * @param until how far each partition is replayed, by its number
     * @param question what is asked of each; the state is gone afterwards
     * @return the answers in the order of the partitions
     * @throws AuditException if the copies have a gap, or differ from what was decided
     */
    public <T> List<T> ask(IntFunction<Until> until, ByteStores stores, Function<Replayed, T> question) {
        List<Cut.Part> parts = copies.cut().partitions();
        progress.begin(
                parts.stream().mapToLong(part -> part.commands().length()).sum());
        return Workers.each(parts, part -> ask(part, until.apply(part.partition()), stores, question));
    }

    private <T> T ask(Cut.Part part, Until until, ByteStores stores, Function<Replayed, T> question) {
        int partition = part.partition();
        try (ByteStore store = stores.open("copy-" + partition);
                Lane commands = copies.read(Topics.SEAT_COMMANDS, partition, part.commands());
                Lane digests = copies.read(Topics.DECISION_DIGESTS, partition, part.span(Topics.DECISION_DIGESTS));
                CausedLane facts = new CausedLane(
                        copies.read(Topics.SEAT_EVENTS, partition, part.span(Topics.SEAT_EVENTS)), partition)) {
            var replay = new Replay(
                    new Steps(serdes.hold().commands(), copies.cut().spread(), Skips.NONE), store, serdes.hold());
            var decided =
                    new CopiedFacts(new Outputs(serdes.hold()), serdes.hold().facts(), facts);
            var seal = new CopiedDigests(partition, digests, serdes.hold().digests());
            var upTo = new long[] {-1};
            replay.run(commands, until, (command, step) -> {
                seal.see(command, decided.of(command, step), replay.logTimeMs());
                upTo[0] = command.offset();
                progress.one();
            });
            return question.apply(new Replayed(partition, upTo[0], seal.last(), seal.behind(), replay));
        }
    }
}
