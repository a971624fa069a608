package io.holdfast.hold.audit.kafka;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Span;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.regions.Copies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.jspecify.annotations.Nullable;

/**
 * Takes the ends of all topics in an order in which they fit together, on a cluster that goes on meanwhile. What was decided, and is visible
 * in one topic, must be so in the others that are compared with it.
 */
final class Cuts {

    /** Written in hold-processor's transactions. */
    private static final List<Topic> DECIDED = List.of(
            Topics.SEAT_EVENTS, Topics.PAYMENT_REQUESTS, Topics.DECISION_DIGESTS, Topics.SEAT_COMMANDS_DEAD_LETTERS);

    /** What earlier versions did not know. */
    private static final List<Topic> LATER =
            List.of(Topics.DECISION_DIGESTS, Topics.STATE, Topics.SKIPS, Topics.REGION_BEATS);

    private static final List<Topic> LEDGERS = List.of(Topics.PAYMENTS, Topics.RECEIPTS);

    /** Transactions end within milliseconds, those of a dead instance within its session time-out. */
    private static final Duration TRANSACTIONS_END_WITHIN = Duration.ofSeconds(30);

    private static final int LOOK_EVERY_MS = 50;

    private static final Map<String, Object> SOON = Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            KafkaLog.API_TIMEOUT_MS,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            KafkaLog.API_TIMEOUT_MS);

    private final Offsets offsets;

    private Cuts(Offsets offsets) {
        this.offsets = offsets;
    }

    static Cut take(KafkaCluster cluster) {
        return asked(cluster, (admin, there) -> {
            TopicSetup.verifyLayout(
                    admin,
                    Topics.ALL.stream()
                            // A cluster that an earlier version has set up.
                            .filter(topic -> !LATER.contains(topic) || there.contains(topic.name()))
                            .toList());
            return new Cuts(new Offsets(admin, there, Partitions.on(admin))).take();
        });
    }

    /** Something that is asked of a cluster, whose topics' names are known. */
    @FunctionalInterface
    private interface Question {
        Cut ask(Admin admin, Set<String> there) throws ExecutionException, InterruptedException;
    }

    private static Cut asked(KafkaCluster cluster, Question question) {
        try (Admin admin = Admin.create(cluster.client(SOON))) {
            return question.ask(admin, admin.listTopics().names().get());
        } catch (ExecutionException failed) {
            throw new AuditException(
                    "Kafka at %s does not answer as it should (%s): start it, or correct --bootstrap"
                            .formatted(cluster.bootstrapServers(), failed.getMessage()),
                    failed);
        } catch (IllegalStateException | org.apache.kafka.common.KafkaException wrong) {
            throw new AuditException(
                    "Kafka at %s: %s".formatted(cluster.bootstrapServers(), wrong.getMessage()), wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AuditException("interrupted", interrupted);
        }
    }

    /** What there is of the copies of another region, under their own names; nothing of those that the cluster has not. */
    static Cut takeCopies(KafkaCluster cluster, String region) {
        return asked(cluster, (admin, there) -> {
            var offsets = new Offsets(admin, there, Partitions.on(admin));
            Map<String, List<Span>> spans = new HashMap<>();
            for (Topic topic : Copies.MIRRORED) {
                Topic copy = Copies.of(region, topic);
                spans.put(copy.name(), new Cuts(offsets).spans(copy, offsets.of(copy, OffsetSpec.latest())));
            }
            return new Cut(List.of(), 0, System.currentTimeMillis(), spans);
        });
    }

    private Cut take() throws ExecutionException, InterruptedException {
        Map<Topic, List<Long>> ledgersBefore = ends(LEDGERS);
        Map<Integer, Long> decided = offsets.committed();
        Map<Topic, List<Long>> decidedEnds = new HashMap<>();
        for (Topic topic : DECIDED) {
            decidedEnds.put(topic, offsets.written(topic));
        }
        awaitCommitted(decidedEnds);
        List<Long> commandEnds = offsets.of(Topics.SEAT_COMMANDS, OffsetSpec.latest());
        Map<Topic, List<Long>> ledgersAfter = ends(LEDGERS);
        Map<String, List<Span>> spans = new HashMap<>();
        decidedEnds.putAll(ledgersAfter);
        for (var end : decidedEnds.entrySet()) {
            spans.put(end.getKey().name(), spans(end.getKey(), end.getValue()));
        }
        List<Span> commands = spans(Topics.SEAT_COMMANDS, commandEnds);
        List<Cut.Part> parts = new ArrayList<>();
        for (int p = 0; p < commands.size(); p++) {
            parts.add(part(p, commands.get(p), decided.get(p), ledgersBefore, spans));
        }
        // Later than what was decided: an entry is written before its command is passed.
        spans.put(Topics.SKIPS.name(), spans(Topics.SKIPS, offsets.of(Topics.SKIPS, OffsetSpec.latest())));
        return new Cut(List.copyOf(parts), offsets.newestMs(), System.currentTimeMillis(), spans);
    }

    private static Cut.Part part(
            int partition,
            Span commands,
            @Nullable Long committed,
            Map<Topic, List<Long>> ledgersBefore,
            Map<String, List<Span>> spans) {
        Map<String, Span> own = new HashMap<>();
        spans.forEach((topic, all) -> own.put(topic, all.get(partition)));
        Map<String, Long> ledgers = new HashMap<>();
        ledgersBefore.forEach((topic, ends) -> ledgers.put(topic.name(), ends.get(partition)));
        long decided = committed == null ? Cut.Part.UNKNOWN : Math.min(committed, commands.to());
        return new Cut.Part(partition, commands, decided, Map.copyOf(ledgers), Map.copyOf(own));
    }

    private Map<Topic, List<Long>> ends(List<Topic> topics) throws ExecutionException, InterruptedException {
        Map<Topic, List<Long>> ends = new HashMap<>();
        for (Topic topic : topics) {
            ends.put(topic, offsets.of(topic, OffsetSpec.latest()));
        }
        return ends;
    }

    private List<Span> spans(Topic topic, List<Long> ends) throws ExecutionException, InterruptedException {
        List<Long> begins = offsets.of(topic, OffsetSpec.earliest());
        List<Span> spans = new ArrayList<>();
        for (int p = 0; p < ends.size(); p++) {
            spans.add(new Span(begins.get(p), Math.max(begins.get(p), ends.get(p))));
        }
        return spans;
    }

    /** What was written before the ends were taken is committed or aborted before it is read. */
    private void awaitCommitted(Map<Topic, List<Long>> ends) throws ExecutionException, InterruptedException {
        Deadline deadline = Deadline.in(TRANSACTIONS_END_WITHIN);
        for (var end : ends.entrySet()) {
            while (!reached(offsets.of(end.getKey(), OffsetSpec.latest()), end.getValue())) {
                deadline.pause(
                        LOOK_EVERY_MS,
                        () -> new AuditException(
                                "a transaction on %s has been open for %d s: see docs/runbooks/hanging-transaction.md"
                                        .formatted(end.getKey().name(), TRANSACTIONS_END_WITHIN.toSeconds())));
            }
        }
    }

    private static boolean reached(List<Long> stable, List<Long> ends) {
        for (int p = 0; p < ends.size(); p++) {
            if (stable.get(p) < ends.get(p)) {
                return false;
            }
        }
        return true;
    }
}
