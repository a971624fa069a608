package io.holdfast.shell.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final int READ_AHEAD = 10;

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final Lease lease = new Lease(begun, READ_AHEAD);

    @Test
    void a_record_near_the_oldest_unfinished_one_is_taken_at_once() {
        assertTaken(take(100));
        assertTaken(take(110));
    }

    @Test
    void a_record_far_ahead_waits_until_the_oldest_is_finished() {
        assertTaken(take(100));
        assertTaken(take(105));
        Thread far = take(111);

        lease.finish(105);
        assertWaits(far);

        lease.finish(100);
        assertTaken(far);
    }

    @Test
    void no_record_of_a_partition_that_was_taken_away_waits() {
        assertTaken(take(100));
        Thread far = take(200);
        assertWaits(far);

        lease.end();

        assertTaken(far);
        assertThat(lease.over()).isTrue();
    }

    @Test
    void it_holds_from_its_beginning_to_its_end() {
        assertThat(lease.holds()).isFalse();

        begun.complete(null);
        assertThat(lease.begin()).isTrue();

        lease.end();
        assertThat(lease.begin()).isFalse();
    }

    private Thread take(long offset) {
        return Thread.startVirtualThread(() -> lease.take(offset));
    }

    private static void assertTaken(Thread taking) {
        await().until(() -> !taking.isAlive());
    }

    private static void assertWaits(Thread taking) {
        await().during(Duration.ofMillis(100)).until(taking::isAlive);
    }
}
