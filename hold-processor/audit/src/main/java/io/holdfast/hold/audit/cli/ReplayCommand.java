package io.holdfast.hold.audit.cli;

import io.holdfast.hold.audit.kafka.KafkaLog;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.replay.Moment;
import io.holdfast.hold.audit.replay.Rebuild;
import io.holdfast.hold.audit.replay.StateCensus;
import io.holdfast.hold.audit.replay.Until;
import io.holdfast.hold.audit.report.ProgressBar;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.LogPosition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rebuilds the state. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Rebuilds the state from the log, up to a moment, and says what it was. Sends nothing to anyone.",
            "For example: who held a seat?  replay --at 19:32:07 --event ev-42 --seat A-1-12",
            "Without a seat or a reservation it counts, and prints a hash of the whole state of each partition."
        })
final class ReplayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private ClusterOptions options = new ClusterOptions();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Log time: 2026-11-22T19:32:07Z, or without the Z in this machine's zone, or 19:32:07 on the day of the newest command (default: the end of the log).")
    private @Nullable String at;

    @Option(
            names = "--offset",
            paramLabel = "PARTITION:OFFSET",
            description = "Up to this command and with it; as it stands in an answer's Holdfast-Evidence.")
    private @Nullable String offset;

    @Option(names = "--event", paramLabel = "EVENT", description = "The event of the seat or the reservation.")
    private @Nullable String event;

    @Option(names = "--seat", paramLabel = "SEAT", description = "Says who had this seat.")
    private @Nullable String seat;

    @Option(names = "--reservation", paramLabel = "ID", description = "Says where this reservation stood.")
    private @Nullable String reservation;

    @Override
    public Integer call() {
        if (event == null && (seat != null || reservation != null)) {
            throw wrong("--seat and --reservation need --event");
        }
        if (at != null && offset != null) {
            throw wrong("either --at or --offset");
        }
        var progress = new Progress();
        try (Log log = KafkaLog.open(options.cluster())) {
            AuditSerdes serdes = AuditSerdes.from(options.schemas());
            Cut cut = log.cut();
            Until until = until(cut);
            List<Cut.Part> parts = parts(cut);
            List<String> answers;
            List<StateCensus> censuses;
            try (var _ = new ProgressBar(progress)) {
                var rebuild = new Rebuild(log, serdes, progress);
                boolean asked = seat != null || reservation != null;
                answers = asked
                        ? rebuild.ask(parts, until, options.scratch(), rebuilt -> answer(rebuilt, until))
                        : List.of();
                censuses = asked ? List.of() : rebuild.ask(parts, until, options.scratch(), StateCensus::of);
            }
            answers.forEach(System.out::println);
            censuses.stream().map(StateCensus::line).forEach(System.out::println);
        }
        return 0;
    }

    private String answer(Rebuild.Rebuilt rebuilt, Until until) {
        long atMs = until.atMs() == Long.MAX_VALUE ? rebuilt.replay().logTimeMs() : until.atMs();
        Instant moment = Instant.ofEpochMilli(atMs);
        var then = new Moment(rebuilt.replay().state(), moment);
        String id = event == null ? "" : event;
        return "%s  %s".formatted(moment, seat != null ? then.seat(id, seat) : then.reservation(id(id)));
    }

    private ReservationId id(String of) {
        return new ReservationId(of, reservation == null ? "" : reservation);
    }

    private Until until(Cut cut) {
        if (offset != null) {
            LogPosition position = LogPosition.parse(offset);
            if (position == null || position.partition() >= cut.partitions().size()) {
                throw wrong("--offset is partition:offset, such as 3:8812, not " + offset);
            }
            return Until.offset(position.offset());
        }
        if (at == null) {
            return Until.END;
        }
        return Times.parse(at, Instant.ofEpochMilli(cut.newestMs()), ZoneId.systemDefault())
                .map(moment -> Until.at(moment.toEpochMilli()))
                .orElseThrow(() -> wrong("--at is a time such as 2026-11-22T19:32:07Z or 19:32:07, not " + at));
    }

    /** Only the partition that is asked for; nothing of an event is in any other. */
    private List<Cut.Part> parts(Cut cut) {
        LogPosition position = offset == null ? null : LogPosition.parse(offset);
        if (position != null) {
            return List.of(cut.partitions().get(position.partition()));
        }
        return event == null ? cut.partitions() : List.of(cut.partOf(event));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
