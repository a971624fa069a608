package io.holdfast.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/** Holds a topic's settings at the broker against what the promises rest on. */
final class TopicSettings {

    /** More of these is as safe as what is declared; of all others nothing but the declared value will do. */
    private static final Set<String> AT_LEAST = Set.of(
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

    /** Of personal data, more of it is as bad as less. */
    private static final String PERSONAL = "compact,delete";

    /** No promise rests on them. */
    private static final Set<String> FREE = Set.of(TopicConfig.SEGMENT_MS_CONFIG);

    /** Kafka's word for "for ever", which is more than any number. */
    private static final long UNLIMITED = -1;

    private TopicSettings() {}

    /** Copies that must have a record before it is acknowledged (P10): all but one, so that one broker may be away. */
    static int minInSyncReplicas(int replication) {
        return Math.max(1, replication - 1);
    }

    /**
     * What is wrong with a topic's settings, a sentence for each that says what to do.
     *
     * @param declared settings by their Kafka names
     * @param actual what the broker has, its defaults included
     */
    static List<String> wrong(String topic, Map<String, String> declared, Map<String, String> actual) {
        var wrong = new ArrayList<String>();
        declared.forEach((setting, value) -> {
            if (!FREE.contains(setting)) {
                check(topic, setting, value, actual, isAtLeastEnough(setting, declared), wrong);
            }
        });
        return wrong;
    }

    private static boolean isAtLeastEnough(String setting, Map<String, String> declared) {
        boolean bounded = setting.equals(TopicConfig.RETENTION_MS_CONFIG)
                && PERSONAL.equals(declared.get(TopicConfig.CLEANUP_POLICY_CONFIG));
        return AT_LEAST.contains(setting) && !bounded;
    }

    private static void check(
            String topic,
            String setting,
            String declared,
            Map<String, String> actual,
            boolean atLeast,
            List<String> wrong) {
        String found = String.valueOf(actual.get(setting));
        if (!(atLeast ? isAtLeast(found, declared) : found.equals(declared))) {
            wrong.add("topic %s has %s=%s but needs %s%s: correct the topic's setting"
                    .formatted(topic, setting, found, atLeast ? "at least " : "", declared));
        }
    }

    private static boolean isAtLeast(String found, String declared) {
        try {
            return size(found) >= size(declared);
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static long size(String number) {
        long size = Long.parseLong(number);
        return size == UNLIMITED ? Long.MAX_VALUE : size;
    }
}
