package io.holdfast.hold.topology;

import static io.holdfast.hold.topology.HoldTopologyFixture.START;
import static io.holdfast.hold.topology.HoldTopologyFixture.extend;
import static io.holdfast.hold.topology.HoldTopologyFixture.hold;
import static io.holdfast.hold.topology.HoldTopologyFixture.tick;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the processor asks for a tick, and what a tick does (P5). */
class TickTopologyTest extends OnTestDriver {

    @Test
    void a_tick_expires_by_log_time() {
        topology.openedAndHeld();

        topology.send(tick(), END.minusMillis(1));
        topology.send(tick(), END);
        topology.send(tick(), END);

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld", "HoldExpired");
    }

    @Test
    void log_time_never_runs_backwards() {
        topology.open();
        topology.send(tick(), Duration.ofSeconds(100));

        topology.send(hold("cart-91", "A-1-12"), Duration.ofSeconds(40));

        assertThat(topology.reservation().getExpiresAt()).isEqualTo(START.plusSeconds(400));
    }

    @Test
    void a_tick_is_asked_for_when_the_brokers_clock_passes_a_deadline_and_not_before() {
        topology.stamped(NOW);
        topology.openedAndHeld();

        topology.pass(END.minusMillis(1));
        assertThat(topology.ticksAsked).isEmpty();
        topology.pass(Duration.ofMillis(200));
        assertThat(topology.ticksAsked).containsExactly(0);
    }

    @Test
    void a_tick_reads_the_brokers_clock_if_a_deadline_may_have_passed() {
        topology.open();
        topology.pass(Duration.ofSeconds(10));
        assertThat(topology.ticksAsked).isEmpty();

        topology.send(hold("cart-91", "A-1-12"), NOW);
        topology.pass(Duration.ofMillis(100));
        assertThat(topology.ticksAsked).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-7_200, 7_200})
    void a_wrong_clock_of_this_machine_asks_for_no_more_than_one_tick(int seconds) {
        topology.stamped(NOW);
        topology.openedAndHeld();

        topology.wallIsOff = Duration.ofSeconds(seconds);
        topology.pass(Duration.ofMillis(100));
        assertThat(topology.ticksAsked).as("to read the broker's clock").containsExactly(0);
        topology.stamped(Duration.ofMillis(100));
        topology.send(tick(), Duration.ofMillis(100));
        topology.pass(END.minusMillis(200));
        assertThat(topology.ticksAsked).containsExactly(0);

        topology.pass(Duration.ofMillis(200));
        assertThat(topology.ticksAsked).as("when the hold is over").containsExactly(0, 0);
    }

    @Test
    void a_tick_that_is_lost_is_asked_for_again_and_one_that_was_read_is_not() {
        topology.stamped(NOW);
        topology.openedAndHeld();
        topology.pass(END);

        topology.pass(TickSchedule.LOST_AFTER);
        assertThat(topology.ticksAsked).containsExactly(0, 0);
        topology.send(tick(), END);
        topology.pass(Duration.ofSeconds(10));
        assertThat(topology.ticksAsked).containsExactly(0, 0);
    }

    @Test
    void ticks_that_change_nothing_are_asked_for_twice_a_second_at_the_most() {
        topology.stamped(END);
        topology.openedAndHeld();
        // The broker that leads now is behind the one that was read: nothing falls due by log time.
        for (int tenth = 0; tenth < 100; tenth++) {
            int asked = topology.ticksAsked.size();
            topology.pass(Duration.ofMillis(100));
            if (topology.ticksAsked.size() > asked) {
                topology.send(tick(), Duration.ofSeconds(1));
            }
        }

        assertThat(topology.ticksAsked).hasSizeBetween(17, 20);
    }

    @Test
    void a_full_batch_asks_for_the_next_tick_at_once() {
        topology.open();
        IntStream.range(0, 200)
                .forEach(i -> topology.send(hold("r" + i, "A-" + (i / 20 + 1) + "-" + (i % 20 + 1)), NOW));
        for (int round = 0; round < 4; round++) {
            // Rejected identities are due after a day: 200 held, then 400 more to forget.
            String name = "again" + round + "-";
            IntStream.range(0, 100).forEach(i -> topology.send(hold(name + i, "A-1-1"), NOW));
        }
        topology.stamped(Duration.ofDays(2));

        topology.send(tick(), Duration.ofDays(2));

        assertThat(topology.ticksAsked).containsExactly(0);
    }

    @Test
    void an_extension_moves_the_deadline() {
        topology.openedAndHeld();
        topology.send(extend("cart-91"), NOW);

        topology.send(tick(), END);
        topology.send(tick(), Duration.ofMinutes(10));

        assertThat(topology.factNames()).containsExactly("EventOpened", "SeatsHeld", "HoldExtended", "HoldExpired");
    }
}
