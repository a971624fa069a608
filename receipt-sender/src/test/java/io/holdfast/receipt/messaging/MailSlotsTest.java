package io.holdfast.receipt.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSlotsTest {

    private final MailSlots slots = new MailSlots(1);
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void one_of_the_other_kind_waits_for_one_slot_and_not_for_all_that_came_before_it(boolean repeat) {
        var blocking = new CompletableFuture<Void>();
        var done = CompletableFuture.<Void>completedFuture(null);
        Thread first = run("blocking", repeat, blocking);
        await().until(() -> begun.equals(List.of("blocking")));
        for (int i = 1; i <= 3; i++) {
            awaitWaiting(run("same-" + i, repeat, done));
        }
        awaitWaiting(run("other", !repeat, done));

        blocking.complete(null);

        await().until(() -> begun.size() == 5 && !first.isAlive());
        assertThat(begun).startsWith("blocking", "other");
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
