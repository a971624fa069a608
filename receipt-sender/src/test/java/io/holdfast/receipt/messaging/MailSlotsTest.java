package io.holdfast.receipt.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MailSlotsTest {

    private final MailSlots slots = new MailSlots(1);
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @Test
    void first_tries_and_repeated_ones_take_turns() {
        var blocking = new CompletableFuture<Void>();
        Thread first = run("blocking", false, blocking);
        await().until(() -> begun.equals(List.of("blocking")));
        for (int i = 1; i <= 3; i++) {
            awaitWaiting(run("repeated-" + i, true, CompletableFuture.completedFuture(null)));
        }
        Thread last = run("first-1", false, CompletableFuture.completedFuture(null));
        awaitWaiting(last);

        blocking.complete(null);

        await().until(() -> begun.size() == 5 && !first.isAlive());
        assertThat(begun).startsWith("blocking", "repeated-1");
        assertThat(begun.indexOf("first-1")).isBetween(2, 3);
    }

    @Test
    void work_that_fails_gives_its_slot_back() {
        assertThatThrownBy(() -> slots.within(false, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(slots.within(false, () -> "next")).isEqualTo("next");
    }

    private Thread run(String name, boolean repeat, CompletableFuture<Void> until) {
        return Thread.startVirtualThread(() -> slots.within(repeat, () -> {
            begun.add(name);
            return until.join();
        }));
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }
}
