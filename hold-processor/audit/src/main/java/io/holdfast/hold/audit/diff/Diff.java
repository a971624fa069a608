package io.holdfast.hold.audit.diff;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.log.Workers;
import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Replays one log through this build and another, each from the first command on, and says where they part. */
public final class Diff {

    /**
     * What came of it.
     *
     * @param commands that both were asked to decide
     * @param differing that they decide differently; a command that rests on such a one may differ for that alone
     * @param listed some of them
     */
    public record Result(long commands, long differing, List<Difference> listed) {}

    private final Log log;
    private final IntFunction<@Nullable String> schemas;
    private final Path scratch;
    private final Progress progress;
    private final Skips skips;

    /** Over this log. */
    public Diff(Log log, Schemas schemas, Path scratch, Progress progress) {
        this.log = log;
        this.schemas = id -> schemas.schema(id).map(Schema::toString).orElse(null);
        this.scratch = scratch;
        this.progress = progress;
        this.skips = log.skips();
    }

    /**
     * Compares.
     *
     * @param kept differences that are listed, of each partition
     */
    public Result run(OtherBuild other, List<Cut.Part> parts, int workers, int kept) {
        progress.begin(
                parts.stream().mapToLong(part -> part.commands().length()).sum());
        List<Result> results = Workers.run(
                workers,
                parts.stream()
                        .map(part -> Workers.task(() -> partition(other, part, kept)))
                        .toList());
        return new Result(
                results.stream().mapToLong(Result::commands).sum(),
                results.stream().mapToLong(Result::differing).sum(),
                results.stream().flatMap(result -> result.listed().stream()).toList());
    }

    private Result partition(OtherBuild other, Cut.Part part, int kept) {
        List<Difference> listed = new ArrayList<>();
        var comparison = new Comparison();
        long commands = 0;
        long differing = 0;
        try (var ours = new RulesPort(scratch.toString(), schemas);
                Rules theirs = other.rules(scratch, schemas);
                Lane lane = log.read(Topics.SEAT_COMMANDS, part.partition(), part.commands())) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                Object[] command = command(record);
                var difference = comparison.differences(ours.apply(command), theirs.decide(command));
                commands++;
                if (difference.isPresent()) {
                    differing++;
                    if (listed.size() < kept) {
                        listed.add(new Difference(part.partition(), record.offset(), difference.get()));
                    }
                }
                progress.one();
            }
        }
        return new Result(commands, differing, listed);
    }

    @SuppressWarnings("NullAway") // The port takes null for a value, a trace and a reason that a record has not.
    private Object[] command(ConsumerRecord<byte[], byte[]> record) {
        return new Object[] {
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.value(),
            RecordHeaders.get(record.headers(), RecordHeaders.TRACE_PARENT),
            skips.reason(new LogPosition(record.partition(), record.offset())).orElse(null),
            log.cut().spread().number()
        };
    }
}
