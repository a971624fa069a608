package io.holdfast.receipt.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private final Slots slots = new Slots(1, Runnable::run);
    private final List<String> begun = new ArrayList<>();

    @Test
    void first_tries_and_repeated_ones_take_turns() {
        var blocking = new CompletableFuture<Void>();
        run("blocking", false, blocking);
        for (int i = 1; i <= 3; i++) {
            run("repeated-" + i, true, CompletableFuture.completedFuture(null));
        }
        run("first-1", false, CompletableFuture.completedFuture(null));

        blocking.complete(null);

        assertThat(begun).containsExactly("blocking", "repeated-1", "first-1", "repeated-2", "repeated-3");
    }

    @Test
    void work_that_fails_gives_its_slot_back() {
        var failed = slots.run(false, () -> {
                    throw new IllegalStateException("no");
                })
                .subscribeAsCompletionStage();
        run("next", false, CompletableFuture.completedFuture(null));

        assertThat(failed).isCompletedExceptionally();
        assertThat(begun).containsExactly("next");
    }

    private void run(String name, boolean repeat, CompletableFuture<Void> until) {
        var _ = slots.run(repeat, () -> {
                    begun.add(name);
                    return Uni.createFrom().completionStage(until);
                })
                .subscribeAsCompletionStage();
    }
}
