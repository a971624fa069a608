package io.holdfast.hold.app;

import io.holdfast.hold.topology.Names;
import io.holdfast.schemas.TopicSetup;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Whether the state is there, where there must be some: a processor that began with none would give seats away that are held (P1). */
final class StateCheck {

    private static final String OURS = StreamsSettings.APPLICATION_ID + "-";
    private static final String CHANGELOG = "-changelog";

    /** Where Streams keeps the state. */
    static final String STATE = OURS + Names.STATE_STORE + CHANGELOG;

    private static final String CLOCK = OURS + Names.CLOCK_STORE + CHANGELOG;

    private StateCheck() {}

    /**
     * Checks that this version's state is on the cluster, or that the cluster has never seen any.
     *
     * @throws IllegalStateException where commands were decided and the state is not there, saying what to do
     */
    static void verify(Admin admin) throws ExecutionException, InterruptedException {
        // Asked for first: another instance that makes its first start just now has the changelogs before it commits.
        boolean committed = !admin.listConsumerGroupOffsets(StreamsSettings.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get()
                .isEmpty();
        Set<String> topics = admin.listTopics().names().get();
        verify(topics, committed);
        TopicSetup.verifySettings(
                admin,
                Stream.of(STATE, CLOCK)
                        .filter(topics::contains)
                        .collect(Collectors.toMap(changelog -> changelog, _ -> StreamsSettings.CHANGELOG)));
    }

    /**
     * Checks what the cluster has.
     *
     * @param committed whether the group has committed offsets; brokers keep them for a week by default, and a changelog for ever
     */
    static void verify(Set<String> topics, boolean committed) {
        boolean decided = committed || topics.stream().anyMatch(StateCheck::isChangelog);
        if (decided && !topics.contains(STATE)) {
            throw new IllegalStateException(
                    "commands were decided here, but topic %s with the state that came of it is not there: an earlier version kept it elsewhere, or the topic was deleted. Without it held seats would be given away. Go on with the version that decided them, or begin anew, with empty topics (locally: ./holdfast up --fresh)"
                            .formatted(STATE));
        }
    }

    private static boolean isChangelog(String topic) {
        return topic.startsWith(OURS) && topic.endsWith(CHANGELOG);
    }
}
