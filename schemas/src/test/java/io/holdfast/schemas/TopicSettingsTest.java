package io.holdfast.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicSettingsTest {

    static List<Topic> topics() {
        return Topics.ALL;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void what_is_declared_is_right(Topic topic) {
        assertThat(TopicSettings.wrong(topic.name(), topic.settings(), topic.settings()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "holdfast.seat-commands, cleanup.policy, compact",
        "holdfast.seat-commands, retention.ms, 604800000",
        "holdfast.seat-commands, retention.bytes, 1073741824",
        "holdfast.seat-commands, message.timestamp.type, CreateTime",
        "holdfast.seat-commands, unclean.leader.election.enable, true",
        "holdfast.seat-commands, max.message.bytes, 1000",
        "holdfast.receipts, cleanup.policy, 'compact,delete'",
        "holdfast.receipts, delete.retention.ms, 86400000",
        "holdfast.payment-requests, retention.ms, 1000",
        "holdfast.receipts, delete.retention.ms, many",
        "holdfast.contacts, retention.ms, -1",
        "holdfast.contacts, retention.ms, 1000",
        "holdfast.contacts, max.compaction.lag.ms, 9223372036854775807",
        "holdfast.contacts, segment.bytes, 1073741824",
        "holdfast.contacts, cleanup.policy, compact"
    })
    void a_setting_that_a_promise_rests_on_is_named(String name, String setting, String found) {
        assertThat(wrong(topic(name), setting, found))
                .singleElement()
                .asString()
                .contains(name, setting + "=" + found, topic(name).settings().get(setting), "correct");
    }

    @ParameterizedTest
    @CsvSource({
        "holdfast.receipts, delete.retention.ms, 6048000000",
        "holdfast.payment-requests, retention.ms, -1",
        "holdfast.seat-commands, max.message.bytes, 1048588",
        "holdfast.payment-requests, segment.ms, 1000"
    })
    void more_than_is_needed_is_right(String name, String setting, String found) {
        assertThat(wrong(topic(name), setting, found)).isEmpty();
    }

    @Test
    void a_setting_that_the_broker_does_not_tell_is_wrong() {
        assertThat(TopicSettings.wrong("x", Map.of("cleanup.policy", "compact"), Map.of()))
                .singleElement()
                .asString()
                .contains("cleanup.policy");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 4"})
    void all_but_one_of_the_copies_must_have_a_record(int replication, int least) {
        assertThat(TopicSettings.minInSyncReplicas(replication)).isEqualTo(least);
    }

    private static List<String> wrong(Topic topic, String setting, String found) {
        var actual = new HashMap<>(topic.settings());
        actual.put(setting, found);
        return TopicSettings.wrong(topic.name(), topic.settings(), actual);
    }

    private static Topic topic(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
