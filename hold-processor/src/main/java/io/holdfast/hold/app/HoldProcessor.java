package io.holdfast.hold.app;

import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Sink;
import io.holdfast.hold.topology.HoldTopology;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.measure.RestoreProgress;
import io.holdfast.schemas.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The life of the Streams client. It either works or the process ends: a thread that died of an error is not replaced in place, since what
 * killed it may be in its memory; whoever supervises the process starts it again, and it goes on where its last commit was.
 */
@Startup
@ApplicationScoped
class HoldProcessor {

    private static final Logger LOG = Logger.getLogger(HoldProcessor.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    /** What it reads and writes; of the others it need not know, and is not allowed to. */
    private static final List<Topic> TOPICS = Stream.concat(
                    Stream.of(Topics.SEAT_COMMANDS, Topics.SEAT_COMMANDS_DEAD_LETTERS),
                    Arrays.stream(Sink.values()).map(Sink::topic))
            .toList();

    private final Settings settings;
    private final MeterRegistry registry;
    private final Traces traces;
    private @Nullable KafkaStreams streams;
    private @Nullable TickProducer ticker;
    private @Nullable ReplyProducer replies;
    private @Nullable KafkaStreamsMetrics metrics;

    HoldProcessor(HoldProcessorConfig config, MeterRegistry registry, Traces traces) {
        this.settings = Settings.from(config);
        this.registry = registry;
        this.traces = traces;
    }

    @PostConstruct
    void start() {
        checkTopics();
        SchemaRegistry schemas = SchemaRegistry.at(settings.schemaRegistryUrl());
        Serdes serdes = Serdes.from(schemas);
        ticker = new TickProducer(settings, serdes.commands());
        replies = new ReplyProducer(settings, schemas);
        var client = new KafkaStreams(
                HoldTopology.build(serdes, ticker, replies, new HoldMetrics(registry), new DecisionSpans(traces)),
                StreamsSettings.from(settings));
        client.setUncaughtExceptionHandler(HoldProcessor::give);
        client.setGlobalStateRestoreListener(new RestoreProgress(registry));
        client.setStateListener((now, before) -> {
            LOG.infof("state=%s before=%s instance=%s", now, before, settings.instance());
            if (now == KafkaStreams.State.ERROR) {
                Quarkus.asyncExit(1);
            }
        });
        metrics = new KafkaStreamsMetrics(client);
        metrics.bindTo(registry);
        client.start();
        streams = client;
    }

    private void checkTopics() {
        try (Admin admin = Admin.create(settings.kafka().client(Map.of()))) {
            TopicSetup.verify(admin, TOPICS);
            StateCheck.verify(admin);
        } catch (ExecutionException failed) {
            if (settings.kafka().explain(failed) instanceof IllegalStateException refused) {
                throw refused;
            }
            throw new IllegalStateException(
                    "Kafka at %s does not answer (%s): start it, or correct holdfast.kafka.bootstrap-servers"
                            .formatted(settings.kafka(), failed.getMessage()),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", interrupted);
        }
    }

    private static StreamThreadExceptionResponse give(Throwable error) {
        LOG.errorf(
                error,
                "the processor cannot go on and ends; it continues from its last commit when it is started again");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Hands the partitions over at once: the group need not wait for the session to end. */
    void stop(@Observes ShutdownEvent event) {
        if (streams != null) {
            streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                    .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
        if (ticker != null) {
            ticker.close();
        }
        if (replies != null) {
            replies.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }

    KafkaStreams.State state() {
        return streams == null ? KafkaStreams.State.CREATED : streams.state();
    }
}
