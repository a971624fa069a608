package io.holdfast.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Lanes lanes = new Lanes(threads);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void tasks_of_a_key_run_one_at_a_time_in_their_order() {
        var ran = new CopyOnWriteArrayList<Integer>();
        List<CompletableFuture<Boolean>> all = IntStream.range(0, 1_000)
                .mapToObj(i -> lanes.run("cart-91", () -> ran.add(i)))
                .toList();

        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();

        assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
        assertThat(lanes.busy("cart-91")).isFalse();
    }

    @Test
    void a_slow_task_of_one_key_holds_up_nobody_else() {
        var slow = new CountDownLatch(1);
        CompletableFuture<Boolean> stuck = lanes.run("slow", () -> opened(slow));

        assertThat(lanes.run("quick", () -> "done").join()).isEqualTo("done");
        assertThat(stuck).isNotDone();
        assertThat(lanes.busy("slow")).isTrue();

        slow.countDown();
        assertThat(stuck.join()).isTrue();
    }

    @Test
    void a_task_that_fails_does_not_keep_the_next_from_running() {
        CompletableFuture<Object> failed = lanes.run("cart-91", () -> {
            throw new IllegalStateException("on purpose");
        });

        assertThat(lanes.run("cart-91", () -> "next").join()).isEqualTo("next");
        await().until(failed::isCompletedExceptionally);
    }

    private static boolean opened(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
