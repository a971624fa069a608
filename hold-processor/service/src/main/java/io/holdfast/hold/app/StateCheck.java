package io.holdfast.hold.app;

import io.holdfast.hold.topology.Names;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.state.LogEnd;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Whether the state is there, where there must be some: a processor that began with none would give seats away that are held (P1). */
final class StateCheck {

    private static final String CLOCK = StreamsSettings.APPLICATION_ID + "-" + Names.CLOCK_STORE + "-changelog";

    /** Earlier versions published states there; what they kept for themselves had the name that {@link Topics#STATE} has now. */
    private static final String BEFORE = "holdfast.reservations";

    private StateCheck() {}

    /**
     * Checks that the state is on the cluster if facts are, and that the changelog which Streams made is as it must be. A deleted state topic
     * is made anew by the next set-up, so that it is there says nothing.
     *
     * @throws IllegalStateException if commands were decided and the state is not there, saying what to do
     */
    static void verify(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        // Asked for first: another instance that makes its first start just now writes before it commits.
        boolean committed = !admin.listConsumerGroupOffsets(StreamsSettings.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get()
                .isEmpty();
        Set<String> topics = admin.listTopics().names().get();
        verify(topics, committed && hasRecords(admin, Topics.SEAT_EVENTS), hasRecords(admin, Topics.STATE));
        if (topics.contains(CLOCK)) {
            TopicSetup.verifySettings(admin, Map.of(CLOCK, StreamsSettings.CHANGELOG));
        }
    }

    private static boolean hasRecords(Admin admin, Topic topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        Partitions partitions = Partitions.on(admin);
        return LogEnd.of(admin, partitions).ends(partitions.of(topic)).values().stream()
                .anyMatch(end -> end > 0);
    }

    /**
     * Checks what the cluster has.
     *
     * @param decided whether there are facts, and the group has committed; brokers keep its offsets for a week by default, and facts for ever
     * @param state whether the state topic has ever had a record
     */
    static void verify(Set<String> topics, boolean decided, boolean state) {
        if (topics.contains(BEFORE)) {
            throw new IllegalStateException(
                    "topic %s is there: the state on this cluster is that of an earlier version, which this one cannot read. Go on with the version that decided it, or begin anew, with empty topics (locally: ./holdfast up --fresh)"
                            .formatted(BEFORE));
        }
        if (decided && !state) {
            throw new IllegalStateException(
                    "commands were decided here, but topic %s with the state that came of it is empty: it was deleted. Without it held seats would be given away. Restore the topic, or begin anew, with empty topics (locally: ./holdfast up --fresh)"
                            .formatted(Topics.STATE.name()));
        }
    }
}
