package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.log.Workers;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.seat.Rules;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Verifies a whole log, several partitions at once. */
public final class Verification {

    /**
     * How to verify.
     *
     * @param rules that the commands were decided by; asked by several threads
     * @param patience how long a payment or a receipt may be open, by log time, before that is a violation
     * @param kept violations, and open things, of each kind that are kept to be shown
     * @param stores for state that does not fit into memory
     */
    public record Settings(Rules rules, Duration patience, int kept, ByteStores stores) {}

    /** What came of it. */
    public record Result(Cut cut, Findings findings, long commands, Duration took) {}

    private Verification() {}

    /**
     * Verifies the log as far as its cut.
     *
     * @throws io.holdfast.hold.audit.log.AuditException where that can't be done
     */
    public static Result run(Log log, AuditSerdes serdes, Settings settings, Progress progress) {
        long since = System.nanoTime();
        Cut cut = log.cut();
        progress.begin(cut.partitions().stream().mapToLong(Cut.Part::decided).sum());
        var findings = new Findings(settings.kept());
        try (ByteStore letters = settings.stores().open("dead-letters")) {
            LettersByCommand deadLetters = LettersByCommand.read(log, letters, findings);
            var inputs = new PartitionAudit.Inputs(
                    log,
                    serdes,
                    new Readings(serdes.schemas()),
                    log.skips(),
                    deadLetters,
                    settings,
                    new Patience(cut.newestMs(), settings.patience()),
                    progress);
            partitions(inputs, cut).forEach(findings::add);
            deadLetters.end(cut);
        }
        return new Result(cut, findings, progress.done(), Duration.ofNanos(System.nanoTime() - since));
    }

    /** The largest first, so that none begins when the others are nearly done. */
    private static List<Findings> partitions(PartitionAudit.Inputs inputs, Cut cut) {
        return Workers.each(
                cut.partitions().stream()
                        .sorted(Comparator.comparingLong(Cut.Part::decided).reversed())
                        .toList(),
                part -> new PartitionAudit(inputs, part).run());
    }
}
