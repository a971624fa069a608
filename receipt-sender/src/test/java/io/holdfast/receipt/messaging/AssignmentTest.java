package io.holdfast.receipt.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final int READ_AHEAD = 10;

    private final AtomicInteger asked = new AtomicInteger();
    private final Assignment assignment =
            new Assignment(Uni.createFrom().voidItem().invoke(asked::incrementAndGet), READ_AHEAD);

    @Test
    void a_fact_near_the_oldest_unfinished_one_is_taken_up_at_once() {
        assertThat(begin(100)).isDone();
        assertThat(begin(110)).isDone();
    }

    @Test
    void a_fact_far_ahead_waits_until_the_oldest_is_finished() {
        var _ = begin(100);
        var near = begin(105);
        var far = begin(111);
        assertThat(far).isNotDone();

        assignment.end(105);
        assertThat(near).isDone();
        assertThat(far).isNotDone();
        assignment.end(100);

        assertThat(far).isDone();
    }

    @Test
    void those_who_wait_go_on_in_their_order_and_only_as_far_as_is_allowed() {
        var _ = begin(100);
        var next = begin(111);
        var later = begin(130);

        assignment.end(100);

        assertThat(next).isDone();
        assertThat(later).isNotDone();
    }

    @Test
    void nobody_waits_for_a_partition_that_was_taken_away() {
        var _ = begin(100);
        var far = begin(200);

        assignment.end();

        assertThat(far).isDone();
        assertThat(assignment.over()).isTrue();
    }

    @Test
    void the_ledger_is_waited_for_once() {
        assignment.ledgerCaughtUp().await().indefinitely();
        assignment.ledgerCaughtUp().await().indefinitely();

        assertThat(asked).hasValue(1);
    }

    private CompletableFuture<Void> begin(long offset) {
        return assignment.begin(offset).subscribeAsCompletionStage();
    }
}
