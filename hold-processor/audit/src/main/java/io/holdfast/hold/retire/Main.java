package io.holdfast.hold.retire;

import io.holdfast.hold.tool.Tool;
import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.TopicReader;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.region.RegionBeat;
import io.holdfast.schemas.regions.Copies;
import io.holdfast.schemas.view.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An operator's way to bring a region back that another one has taken over. */
@Command(
        name = "rejoin",
        mixinStandardHelpOptions = true,
        description = {
            "Waits until a region that comes back knows of every event that was taken over meanwhile, and has retired from it; then removes the payments of these events from its payment-adapter's ledger. After that its other services may start.",
            "Of the region its brokers, its mirror and its hold-processor must run, and nothing else. On a secure cluster it enters as the user take-over. Read docs/runbooks/region-lost.md before."
        })
public final class Main implements Callable<Integer> {

    private static final int LOOK_EVERY_MS = 500;

    @Parameters(paramLabel = "REGION", description = "The region that comes back.")
    private String back = "";

    @Option(names = "--from", paramLabel = "REGION", required = true, description = "The region that has gone on.")
    private String from = "";

    @Mixin
    private ToolCluster options = new ToolCluster();

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for the other region's log (default ${DEFAULT-VALUE}).")
    private int withinSeconds;

    private Main() {}

    /** Waits until a region that comes back has retired, and exits: 0 done, 1 it failed or may not be done, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(Tool.run(new Main(), arguments));
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        options.requireRegions(back, from);
        KafkaCluster cluster = options.get();
        SchemaLog own = SchemaLog.read(cluster);
        Partitions partitions = options.partitions();
        Deadline deadline = Deadline.in(Duration.ofSeconds(withinSeconds));
        Map<String, LogPosition> takenOver = takenOver(cluster, partitions, deadline);
        if (takenOver.isEmpty()) {
            System.out.printf("%s has taken over no event of %s%n", from, back);
            return 0;
        }
        awaitRetired(cluster, partitions, own, takenOver, deadline);
        System.out.printf(
                "%s has retired from %d events, which %s decides about: %s%n",
                back, takenOver.size(), from, takenOver.keySet());
        say(lost(cluster, partitions, own, takenOver));
        System.out.printf(
                "%d payments of these events are removed from the ledger of %s; %s has them%n",
                removed(cluster, takenOver.keySet(), deadline), back, from);
        System.out.printf(
                "%d requests to the payment provider that waited are passed over%n",
                RetiredRequests.passOver(cluster, takenOver.keySet()));
        return 0;
    }

    /** A payment-adapter that was killed is a member of its group until its session ends. */
    private static int removed(KafkaCluster cluster, Set<String> events, Deadline deadline)
            throws InterruptedException {
        while (true) {
            try {
                return RetiredPayments.remove(cluster, events);
            } catch (IllegalStateException inUse) {
                pause(deadline, String.valueOf(inUse.getMessage()));
            }
        }
    }

    private static void pause(Deadline deadline, String awaited) throws InterruptedException {
        deadline.pause(LOOK_EVERY_MS, () -> new IllegalStateException(awaited));
    }

    private void say(List<String> lost) {
        System.out.printf(
                "%d decisions of %s were not known to %s, and do not count%s%n",
                lost.size(), back, from, lost.isEmpty() ? "" : ":");
        lost.forEach(line -> System.out.println("  " + line));
    }

    /** What the other region has taken over, by a copy of its states that is complete as of a beat that came after this call. */
    private Map<String, LogPosition> takenOver(KafkaCluster cluster, Partitions partitions, Deadline deadline)
            throws InterruptedException {
        Optional<ConsumerRecord<byte[], byte[]>> beat = ToolCluster.newestBeat(cluster, from);
        Instant since =
                beat.map(newest -> Instant.ofEpochMilli(newest.timestamp())).orElse(Instant.MIN);
        String silent = "no new beat of %s was copied to %s: see to the link, and to the mirror of %s, and call again"
                .formatted(from, back, back);
        while (beat.filter(newer -> Instant.ofEpochMilli(newer.timestamp()).isAfter(since))
                .isEmpty()) {
            pause(deadline, silent);
            beat = ToolCluster.newestBeat(cluster, from);
        }
        SchemaLog theirs = SchemaLog.read(cluster, Copies.of(from, Topics.SCHEMAS));
        Map<Integer, Long> last =
                AvroSerde.reading(RegionBeat.class, theirs)
                        .decode(beat.orElseThrow().value())
                        .getPositions()
                        .stream()
                        .filter(position -> position.getTopic().equals(Topics.STATE.name()))
                        .collect(Collectors.toMap(
                                io.holdfast.schemas.region.BeatPosition::getPartition,
                                io.holdfast.schemas.region.BeatPosition::getOffset,
                                Math::max));
        var states = new EventStates(AvroSerde.reading(State.class, theirs), back);
        try (var reader = TopicReader.of(cluster, Copies.of(from, Topics.STATE), partitions)) {
            reader.toEnd(states::see);
            while (!states.hasReached(last)) {
                pause(
                        deadline,
                        "the copy of %s's state is not complete yet: see to the mirror of %s, and call again"
                                .formatted(from, back));
                reader.toEnd(states::see);
            }
        }
        if (!states.unfinished().isEmpty()) {
            throw new IllegalStateException(
                    "%s may not come back yet: %s has begun to take over %s, and has not ended. Call region take-over again, which goes on where it was interrupted, and then this"
                            .formatted(back, from, states.unfinished()));
        }
        return states.takenOver();
    }

    private void awaitRetired(
            KafkaCluster cluster,
            Partitions partitions,
            SchemaLog own,
            Map<String, LogPosition> takenOver,
            Deadline deadline)
            throws InterruptedException {
        var states = new EventStates(AvroSerde.reading(State.class, own), back);
        try (var reader = TopicReader.of(cluster, Topics.STATE, partitions)) {
            reader.toEnd(states::see);
            while (!states.takenOver().keySet().containsAll(takenOver.keySet())) {
                pause(
                        deadline,
                        "%s has not retired from every event that %s has taken over: see whether its hold-processor runs, and call again"
                                .formatted(back, from));
                reader.toEnd(states::see);
            }
        }
    }

    private static List<String> lost(
            KafkaCluster cluster, Partitions partitions, SchemaLog own, Map<String, LogPosition> takenOver) {
        var facts = new LostFacts(takenOver, AvroSerde.reading(SeatEvent.class, own));
        try (var reader = TopicReader.of(cluster, Topics.SEAT_EVENTS, partitions)) {
            reader.toEnd(facts::see);
        }
        return facts.lines();
    }
}
