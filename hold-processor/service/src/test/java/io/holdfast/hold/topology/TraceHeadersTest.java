package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.checkout;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.openEvent;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the outputs of a decision carry follows from the log alone (P9), their trace context included. */
class TraceHeadersTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @TempDir
    private Path stateDir;

    @Test
    void whatever_a_command_caused_carries_its_trace_and_the_span_of_its_decision() {
        try (var topology = new HoldTopologyFixture(stateDir)) {
            topology.open();
            topology.sendTraced(hold("cart-1", "A-1-1"), "00-" + "1".repeat(32) + "-00f067aa0ba902b7-01");
            topology.sendTraced(checkout("cart-1"), SENT);

            assertThat(traceParents(topology.facts)).last().isEqualTo("00-" + TRACE_ID + "-d000000000000002-01");
            assertThat(traceParents(topology.paymentRequests))
                    .containsExactly("00-" + TRACE_ID + "-d000000000000002-01");
        }
    }

    @Test
    void what_belongs_to_no_trace_causes_records_that_belong_to_none() {
        try (var topology = new HoldTopologyFixture(stateDir)) {
            topology.open();
            topology.send(hold("cart-1", "A-1-1"), Duration.ZERO);
            topology.send(tick(), Duration.ofMinutes(10));

            assertThat(traceParents(topology.facts)).hasSize(3).containsOnlyNulls();
        }
    }

    @ParameterizedTest
    @CsvSource({"00,00", "01,01", "02,00", "03,01", "ff,01", "zz,00"})
    void whether_a_trace_is_sampled_goes_on_as_it_was_sent(String flags, String passedOn) {
        try (var topology = new HoldTopologyFixture(stateDir)) {
            topology.sendTraced(openEvent(), SENT.substring(0, SENT.length() - 2) + flags);

            assertThat(traceParents(topology.facts)).first().asString().endsWith("-" + passedOn);
        }
    }

    @Test
    void no_two_places_on_the_log_have_the_same_span() {
        List<String> ids = Stream.of(
                        new LogPosition(0, 0),
                        new LogPosition(0, 1),
                        new LogPosition(1, 0),
                        new LogPosition(5, 1L << 40))
                .map(DecisionSpan::id)
                .toList();

        assertThat(ids).containsExactly("d000000000000000", "d000000000000001", "d001000000000000", "d005010000000000");
    }

    private static List<@Nullable String> traceParents(TestOutputTopic<String, ?> topic) {
        return topic.readRecordsToList().stream()
                .map(TestRecord::headers)
                .<@Nullable String>map(headers -> RecordHeaders.get(headers, RecordHeaders.TRACE_PARENT))
                .toList();
    }
}
