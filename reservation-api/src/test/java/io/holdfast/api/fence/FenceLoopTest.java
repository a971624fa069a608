package io.holdfast.api.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.api.fence.Fence.FenceResult;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FenceLoopTest {

    private static final String EVENT = "ev-1";
    private static final int PARTITION = EventPartitioner.partition(EVENT, 6);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final FakeSource source = new FakeSource();
    private final Waits waits = new Waits();
    private final FenceLoop fence = new FenceLoop(source, Partitions.DEFAULT, 3, waits);

    @BeforeEach
    void start() {
        fence.start(_ -> {});
    }

    @AfterEach
    void stop() {
        fence.close();
    }

    @Test
    void a_caller_passes_when_the_owner_and_the_view_have_come_to_the_end() {
        source.stands(5, 5, 70, 70);

        assertThat(fence.passEnd(EVENT, LONG))
                .isEqualTo(new FenceResult.Passed(Optional.of(new LogPosition(PARTITION, 4))));
    }

    @Test
    void a_caller_that_does_not_wait_passes_all_the_same_where_everything_is_there() {
        source.end = 5;
        source.decided = 5;

        assertThat(fence.passEnd(EVENT, Duration.ZERO)).isInstanceOf(FenceResult.Passed.class);
    }

    @Test
    void an_empty_partition_is_passed_without_evidence() {
        assertThat(fence.passEnd(EVENT, LONG)).isEqualTo(new FenceResult.Passed(Optional.empty()));
    }

    @Test
    void nobody_passes_while_the_owner_is_behind() {
        source.end = 5;
        source.decided = 4;

        assertThat(fence.passEnd(EVENT, SHORT)).isEqualTo(new FenceResult.Waiting(new LogPosition(PARTITION, 4)));
    }

    @Test
    void nobody_passes_while_the_view_is_behind() {
        source.stands(5, 5, 70, 69);

        assertThat(fence.passEnd(EVENT, SHORT)).isEqualTo(new FenceResult.Waiting(new LogPosition(PARTITION, 4)));
    }

    @Test
    void a_waiting_caller_is_told_when_the_instance_stops() throws Exception {
        source.end = 5;
        source.decided = 4;
        var caller = CompletableFuture.supplyAsync(() -> fence.passEnd(EVENT, Duration.ofHours(1)));
        await().until(() -> source.asked.contains("decided"));

        waits.end();

        assertThat(caller.get(10, TimeUnit.SECONDS)).isEqualTo(new FenceResult.Waiting(new LogPosition(PARTITION, 4)));
    }

    @Test
    void a_caller_waits_for_the_owner_and_then_for_the_view() {
        source.stands(5, 4, 60, 60);
        var caller = CompletableFuture.supplyAsync(() -> fence.passEnd(EVENT, LONG));
        await().until(() -> source.asked.contains("decided"));

        source.states = 70;
        source.decided = 5;
        await().until(() -> source.asked.contains("states"));
        assertThat(caller).isNotDone();
        source.position = 70;

        assertThat(caller.join()).isInstanceOf(FenceResult.Passed.class);
    }

    @Test
    void the_end_of_the_states_is_read_after_the_owner_has_committed() {
        source.end = 5;
        source.decided = 5;

        fence.passEnd(EVENT, LONG);

        assertThat(source.asked).containsExactly("ends", "decided", "states");
    }

    @Test
    void evidence_that_the_owner_has_not_come_to_is_waited_for() {
        source.end = 7;
        source.decided = 5;
        var evidence = new LogPosition(PARTITION, 5);

        assertThat(fence.passPosition(evidence, SHORT)).isEqualTo(new FenceResult.Waiting(evidence));
        source.decided = 6;
        assertThat(fence.passPosition(evidence, LONG)).isEqualTo(new FenceResult.Passed(Optional.of(evidence)));
    }

    @Test
    void evidence_beyond_the_end_is_none_and_nobody_waits_for_it() throws Exception {
        source.end = 5;
        source.decided = 5;
        var evidence = new LogPosition(PARTITION, 5);

        var caller = CompletableFuture.supplyAsync(() -> fence.passPosition(evidence, Duration.ofHours(1)));

        assertThat(caller.get(10, TimeUnit.SECONDS)).isEqualTo(new FenceResult.Beyond(evidence));
        assertThat(fence.passPosition(new LogPosition(PARTITION, 4), LONG)).isInstanceOf(FenceResult.Passed.class);
    }

    @Test
    void a_log_that_can_not_be_asked_is_unreachable_and_asked_again() {
        source.away = true;
        assertThat(fence.passEnd(EVENT, SHORT)).isEqualTo(new FenceResult.Unreachable());

        source.away = false;

        assertThat(fence.passEnd(EVENT, LONG)).isInstanceOf(FenceResult.Passed.class);
    }

    @Test
    void callers_beyond_the_capacity_are_turned_away_and_their_places_are_given_back() {
        source.end = 5;
        var crowd = IntStream.range(0, 3)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> fence.passEnd(EVENT, LONG),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        await().until(() -> fence.passEnd(EVENT, Duration.ZERO) instanceof FenceResult.Full);

        source.decided = 5;

        assertThat(crowd).allSatisfy(caller -> assertThat(caller.join()).isInstanceOf(FenceResult.Passed.class));
        assertThat(fence.passEnd(EVENT, LONG)).isInstanceOf(FenceResult.Passed.class);
    }

    @Test
    void callers_that_wait_together_ask_together() {
        source.end = 5;
        source.hold = new CompletableFuture<>();
        var first = CompletableFuture.supplyAsync(() -> fence.passEnd(EVENT, LONG));
        await().until(() -> source.rounds.get() == 1);
        var others = List.of(
                CompletableFuture.supplyAsync(
                        () -> fence.passEnd(EVENT, LONG),
                        task -> Thread.ofVirtual().start(task)),
                CompletableFuture.supplyAsync(
                        () -> fence.passEnd("other", LONG),
                        task -> Thread.ofVirtual().start(task)));
        await().until(() -> fence.passEnd(EVENT, Duration.ZERO) instanceof FenceResult.Full);

        source.decided = 5;
        source.hold.complete(null);

        assertThat(first.join()).isInstanceOf(FenceResult.Passed.class);
        assertThat(others).allSatisfy(caller -> assertThat(caller.join()).isInstanceOf(FenceResult.Passed.class));
        assertThat(source.rounds).hasValue(2);
    }

    /** A cluster whose figures the test sets; all partitions are alike. */
    private static final class FakeSource implements FenceSource {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final AtomicInteger rounds = new AtomicInteger();
        private volatile long end;
        private volatile long decided;
        private volatile long states;
        private volatile long position;
        private volatile boolean away;
        private volatile CompletableFuture<Void> hold = CompletableFuture.completedFuture(null);

        void stands(long end, long decided, long states, long position) {
            this.end = end;
            this.decided = decided;
            this.states = states;
            this.position = position;
        }

        @Override
        public Map<Integer, Long> commandEnds(Set<Integer> partitions) throws TimeoutException {
            if (away) {
                throw new TimeoutException();
            }
            asked.add("ends");
            rounds.incrementAndGet();
            hold.join();
            return IntStream.range(0, 6).boxed().collect(java.util.stream.Collectors.toMap(p -> p, p -> end));
        }

        @Override
        public Map<Integer, Long> decided() {
            asked.add("decided");
            return IntStream.range(0, 6).boxed().collect(java.util.stream.Collectors.toMap(p -> p, p -> decided));
        }

        @Override
        public Map<Integer, Long> stateEnds(Set<Integer> partitions) {
            asked.add("states");
            return partitions.stream().collect(java.util.stream.Collectors.toMap(p -> p, p -> states));
        }

        @Override
        public boolean reached(int partition, long stateEnd) {
            return position >= stateEnd;
        }
    }
}
