package io.holdfast.hold.app;

import io.holdfast.hold.seat.ContradictionException;
import io.holdfast.hold.step.Foresight;
import io.holdfast.hold.step.Output.Sink;
import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.hold.topology.HoldTopology;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.measure.ClockOffset;
import io.holdfast.schemas.measure.ClusterWatch;
import io.holdfast.schemas.measure.RestoreProgress;
import io.holdfast.schemas.state.FolderKeeper;
import io.holdfast.schemas.state.LogEnd;
import io.holdfast.schemas.state.StateFolder;
import io.holdfast.schemas.trace.Traces;
import io.holdfast.shell.ServiceInstance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of the Streams client. It either works or the process ends: a thread that died of an error is not replaced in place, since what
 * killed it may be in its memory; its supervisor starts it again, and it goes on where its last commit was.
 */
@Startup
@ApplicationScoped
class HoldProcessor {

    private static final Logger LOG = Logger.getLogger(HoldProcessor.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
    private static final int ANSWER_SECONDS = 5;

    /** What it reads and writes; of the others it need not know, and is not allowed to. */
    private static final List<Topic> TOPICS = Stream.concat(
                    Stream.of(
                            Topics.SEAT_COMMANDS,
                            Topics.INSTALLATION,
                            Topics.SKIPS,
                            Topics.SEAT_COMMANDS_DEAD_LETTERS,
                            Topics.SCHEMAS),
                    Arrays.stream(Sink.values()).map(Sink::topic))
            .toList();

    private final Settings settings;
    private final ServiceInstance service;
    private final io.holdfast.shell.Startup startup;
    private final Instance<SchemaLog> schemas;
    private final Instance<Partitions> partitions;
    private final MeterRegistry registry;
    private final Traces traces;
    private final Couriers couriers;
    private final StateFolder folder;
    private final CommitWatch commits = new CommitWatch();
    private @Nullable ClusterWatch cluster;
    private @Nullable FolderKeeper keeper;
    private @Nullable KafkaStreams streams;
    private @Nullable TickProducer ticker;
    private @Nullable KafkaStreamsMetrics metrics;

    HoldProcessor(
            HoldProcessorConfig config,
            ServiceInstance service,
            io.holdfast.shell.Startup startup,
            Instance<SchemaLog> schemas,
            Instance<Partitions> partitions,
            MeterRegistry registry,
            Traces traces,
            Couriers couriers) {
        this.service = service;
        this.startup = startup;
        this.schemas = schemas;
        this.partitions = partitions;
        this.settings = Settings.from(config);
        this.folder = new StateFolder(settings.stateDir(), StreamsSettings.APPLICATION_ID);
        this.registry = registry;
        this.traces = traces;
        this.couriers = couriers;
    }

    @PostConstruct
    void start() {
        List<Topic> topics = Stream.concat(TOPICS.stream(), couriers.topics()).toList();
        startup.open(topics, () -> {
            service.kafka().inspect(StateCheck::verify);
            open(Serdes.from(schemas.get()), partitions.get());
        });
    }

    private void open(Serdes serdes, Partitions partitions) {
        var skips = new OperatorSkips(service.kafka());
        skips.read();
        CommandGuard guard = guard(serdes, skips);
        var brokerClock = new BrokerClock(HoldProcessor::elapsedMs, System::currentTimeMillis);
        ticker = new TickProducer(
                service, serdes.commands(), brokerClock, new ClockOffset(registry, InstantSource.system()));
        keeper = FolderKeeper.of(service.kafka(), partitions, service.name() + "-folder", folder);
        // Asked for before the client is there, which puts a file into it.
        Optional<String> unusable = service.kafka().ask(keeper::unusable);
        var client = new KafkaStreams(
                HoldTopology.build(
                        serdes,
                        partitions,
                        skips,
                        ticker,
                        brokerClock,
                        new HoldMetrics(registry),
                        new DecisionSpans(traces)),
                StreamsSettings.from(settings, service),
                new GuardedClients(guard));
        client.setUncaughtExceptionHandler(this::give);
        client.setGlobalStateRestoreListener(new RestoreProgress(registry));
        client.setStateListener((now, before) -> {
            LOG.infof("state=%s before=%s instance=%s", now, before, service.name());
            if (now == KafkaStreams.State.ERROR) {
                Quarkus.asyncExit(1);
            }
        });
        metrics = new KafkaStreamsMetrics(client);
        metrics.bindTo(registry);
        unusable.ifPresent(why -> {
            LOG.warnf("the state is restored from the log: %s", why);
            client.cleanUp();
        });
        keeper.start(new LocalStores(client), tooLate -> {
            LOG.fatal("the processor ends", tooLate);
            Quarkus.asyncExit(1);
        });
        start(client);
        streams = client;
        couriers.start(serdes.commands());
        cluster = ClusterWatch.of(
                service.kafka(),
                service.name() + "-watch",
                asking -> lookAtCommits(client, guard, LogEnd.of(asking, partitions), asking));
    }

    /** Streams opens the stores that it finds, here and not on its threads. */
    private void start(KafkaStreams client) {
        try {
            client.start();
        } catch (StreamsException failed) {
            distrustIfBroken(failed);
            throw failed;
        }
    }

    private void lookAtCommits(KafkaStreams client, CommandGuard guard, LogEnd log, Admin asking)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<TopicPartition> stopped = guard.stopped();
        List<TopicPartition> own = client.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                // What stands on purpose is told by a metric of its own.
                .filter(partition -> !stopped.contains(partition))
                .toList();
        var committed = new HashMap<TopicPartition, Long>();
        asking.listConsumerGroupOffsets(StreamsSettings.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition, offset.offset());
                    }
                });
        commits.look(committed, log.ends(own), System.nanoTime());
    }

    private void distrustIfBroken(Throwable failure) {
        if (folder.distrustIfBroken(failure)) {
            LOG.error("the files of the state are broken: it is restored from the log at the next start");
        }
    }

    private StreamThreadExceptionResponse give(Throwable error) {
        distrustIfBroken(error);
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ContradictionException) {
                folder.distrust();
                LOG.error(
                        "the state contradicts the log: it is not used again, and is restored from the log at the next start");
            }
        }
        LOG.errorf(
                error,
                "the processor cannot go on and ends; it continues from its last commit when it is started again");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Hands the partitions over at once: the group need not wait for the session to end. */
    void stop(@Observes ShutdownEvent event) {
        if (cluster != null) {
            cluster.close();
        }
        if (keeper != null) {
            keeper.close();
        }
        couriers.close();
        if (streams != null) {
            streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        if (ticker != null) {
            ticker.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    private CommandGuard guard(Serdes serdes, OperatorSkips skips) {
        var foresight = new Foresight(serdes.commands());
        var guard = new CommandGuard(
                record -> foresight
                        .undecidableNow(record.value())
                        .filter(_ -> !skips.includesNow(new LogPosition(record.partition(), record.offset()))),
                System::nanoTime);
        Gauge.builder(
                        "holdfast.partitions.stopped",
                        guard,
                        stopping -> stopping.stopped().size())
                .description("Partitions of this instance that stand before a command which this build may not decide")
                .register(registry);
        return guard;
    }

    private static long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Why this instance is no use at present; empty if it is. */
    String trouble() {
        if (cluster != null && !cluster.answers()) {
            return "Kafka at %s has not answered for %d s".formatted(service.kafka(), ClusterWatch.SILENCE.toSeconds());
        }
        return commits.stuck();
    }

    KafkaStreams.State state() {
        return streams == null ? KafkaStreams.State.CREATED : streams.state();
    }
}
