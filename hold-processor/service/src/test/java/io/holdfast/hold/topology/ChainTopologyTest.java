package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.START;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.step.Chain;
import io.holdfast.hold.step.Link;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.fact.SeatEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the processor publishes about its own log. */
class ChainTopologyTest extends OnTestDriver {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private void tickAfter(Duration... after) {
        for (Duration moment : after) {
            topology.send(tick(), moment);
        }
    }

    @Test
    void the_first_command_ten_seconds_after_the_last_digest_brings_the_next() {
        topology.open();
        tickAfter(PERIOD.minusMillis(1), PERIOD, PERIOD.plusMillis(1), PERIOD.multipliedBy(2));

        List<DecisionDigest> digests = topology.digests.readValuesToList();
        assertThat(digests).extracting(DecisionDigest::getOffset).containsExactly(2L, 4L);
        assertThat(digests).extracting(DecisionDigest::getCommands).containsExactly(3L, 5L);
        assertThat(digests.get(1).getPrevious()).isEqualTo(digests.get(0).getValue());
        assertThat(digests.get(0).getPrevious()).isEqualTo(new Sha256(new byte[32]));
    }

    @Test
    void a_thousand_commands_bring_a_digest_however_short_the_time() {
        topology.open();
        for (int i = 1; i < 2_000; i++) {
            topology.send(tick(), Duration.ZERO);
        }

        assertThat(topology.digests.readRecordsToList())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.key()).isEqualTo("0"))
                .extracting(TestRecord::value)
                .extracting(DecisionDigest::getOffset)
                .containsExactly(999L, 1_999L);
    }

    @Test
    void a_digest_is_what_commands_and_facts_hash_to() {
        topology.open();
        topology.send(hold("cart-91", "A-1-12"), PERIOD);

        var facts = topology.facts.readRecordsToList();
        assertThat(facts)
                .extracting(fact -> RecordHeaders.get(fact.headers(), RecordHeaders.CAUSE))
                .containsExactly("0:0", "0:1");
        var link = new Link();
        link.begin(0, START.toEpochMilli(), START.toEpochMilli(), null, openCommand());
        link.fact(bytes(facts.get(0).key()), encoded(facts.get(0)));
        Chain chain = Chain.beginning(0, START.toEpochMilli()).and(link);
        long at = START.plus(PERIOD).toEpochMilli();
        link.begin(
                1, at, at, null, topology.serdes.commands().encode(new SeatCommand(hold("cart-91", "A-1-12"), null)));
        link.fact(bytes(facts.get(1).key()), encoded(facts.get(1)));
        chain = chain.and(link);

        assertThat(topology.digests.readValue()).isEqualTo(chain.digest(0));
    }

    private byte[] openCommand() {
        return topology.serdes.commands().encode(new SeatCommand(HoldTopologyFixture.openEvent(), null));
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] encoded(TestRecord<String, SeatEvent> fact) {
        return topology.serdes.facts().encode(fact.value());
    }

    @Test
    void an_illegible_command_is_a_link_without_facts() {
        topology.send("not avro".getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        topology.send(tick(), PERIOD);

        assertThat(topology.digests.readValue())
                .extracting(DecisionDigest::getBegins, DecisionDigest::getCommands)
                .containsExactly(0L, 2L);
    }

    @Test
    void after_a_version_that_knew_no_chain_it_begins_anew() {
        topology.open();
        tickAfter(PERIOD);
        var _ = topology.digests.readValue();
        KeyValueStore<String, byte[]> clock = topology.driver.getKeyValueStore(Names.CLOCK_STORE);
        var keeper = new ChainKeeper(clock, START.plus(PERIOD).toEpochMilli());
        var afterOther = new ChainKeeper(clock, START.plus(PERIOD).toEpochMilli() + 1);

        assertThat(extend(keeper).begins()).isZero();
        assertThat(extend(afterOther).begins()).isEqualTo(7);
    }

    private static Chain extend(ChainKeeper keeper) {
        var record = new Record<byte @Nullable [], byte @Nullable []>(null, null, 0);
        return keeper.add(record, 7, START.plus(PERIOD), List.of());
    }

    @Test
    void log_time_is_stored_as_the_version_before_stored_it() {
        topology.open();

        KeyValueStore<String, byte[]> clock = topology.driver.getKeyValueStore(Names.CLOCK_STORE);

        assertThat(ByteBuffer.wrap(clock.get("log-time-ms")).getLong()).isEqualTo(START.toEpochMilli());
    }
}
