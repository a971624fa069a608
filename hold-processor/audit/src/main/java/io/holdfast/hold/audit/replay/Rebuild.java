package io.holdfast.hold.audit.replay;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.log.Workers;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Rebuilds the state of partitions from their commands, and from what operators took out. What is on the log is settled, whether or not anyone has decided it yet. */
public final class Rebuild {

    private final Log log;
    private final AuditSerdes serdes;
    private final Progress progress;
    private final Skips skips;

    public Rebuild(Log log, AuditSerdes serdes, Progress progress) {
        this.log = log;
        this.serdes = serdes;
        this.progress = progress;
        this.skips = log.skips();
    }

    /**
     * A partition as it was.
     *
     * @param commands that led to it
     */
    public record Rebuilt(int partition, long commands, Replay replay) {}

    /**
     * Rebuilds partitions, several at once.
     *
     * @param question what is asked of each; the state is gone afterwards
     * @return the answers in the order of the partitions
     */
    public <T> List<T> ask(List<Cut.Part> parts, Until until, Path scratch, Function<Rebuilt, T> question) {
        progress.begin(
                parts.stream().mapToLong(part -> part.commands().length()).sum());
        try (ByteStores stores = ByteStores.in(scratch)) {
            return Workers.each(parts, part -> ask(part, until, stores, question));
        }
    }

    private <T> T ask(Cut.Part part, Until until, ByteStores stores, Function<Rebuilt, T> question) {
        if (part.commands().from() > 0) {
            throw new AuditException(
                    "partition %d of the log begins at offset %d: what was decided before can't be derived again"
                            .formatted(part.partition(), part.commands().from()));
        }
        try (ByteStore store = stores.open("partition-" + part.partition());
                Lane commands = log.read(Topics.SEAT_COMMANDS, part.partition(), part.commands())) {
            var replay =
                    new Replay(new Steps(serdes.hold().commands(), log.cut().spread(), skips), store, serdes.hold());
            var count = new long[1];
            replay.run(commands, until, (_, _) -> {
                count[0]++;
                progress.one();
            });
            return question.apply(new Rebuilt(part.partition(), count[0], replay));
        }
    }
}
