package io.holdfast.shell.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes();

    @Test
    void tasks_of_a_key_run_one_after_the_other_in_their_order() {
        var order = Collections.synchronizedList(new ArrayList<Integer>());
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();

        List<CompletableFuture<Integer>> all = IntStream.range(0, 500)
                .mapToObj(number -> lanes.run("a", () -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    order.add(number);
                    return atOnce.decrementAndGet();
                }))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(order).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(most).hasValue(1);
    }

    @Test
    void a_key_that_is_stuck_keeps_no_other_waiting() {
        var stuck = new CompletableFuture<String>();
        CompletableFuture<String> slow = lanes.run("a", stuck::join);

        String fast = lanes.run("b", () -> "done").join();

        assertThat(fast).isEqualTo("done");
        assertThat(slow).isNotDone();
        assertThat(lanes.busy("a")).isTrue();
        stuck.complete("late");
        assertThat(slow.join()).isEqualTo("late");
        assertThat(lanes.busy("a")).isFalse();
    }

    @Test
    void a_task_that_fails_lets_the_next_one_run() {
        CompletableFuture<String> failed = lanes.run("a", () -> {
            throw new IllegalStateException("broken");
        });
        CompletableFuture<String> next = lanes.run("a", () -> "done");

        assertThat(next.join()).isEqualTo("done");
        assertThatThrownBy(failed::join).hasRootCauseMessage("broken");
    }
}
