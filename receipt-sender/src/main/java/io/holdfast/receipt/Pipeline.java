package io.holdfast.receipt;

import io.holdfast.receipt.messaging.Receipts;
import io.holdfast.shell.Exit;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Keeps the work on the facts going while the process runs; where it ends by itself, the process does. */
@ApplicationScoped
class Pipeline {

    /** After {@link Start}, which says what is missing where something is. */
    private static final int LATE = Interceptor.Priority.LIBRARY_AFTER;

    private final Multi<Message<byte[]>> facts;
    private final Instance<Receipts> receipts;
    private volatile boolean stopping;
    private @Nullable Cancellable work;

    Pipeline(@Channel("seat-events") Multi<Message<byte[]>> facts, Instance<Receipts> receipts) {
        this.facts = facts;
        this.receipts = receipts;
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        try {
            work = receipts.get().over(facts).subscribe().with(_ -> {}, this::failed, this::ended);
        } catch (RuntimeException missing) {
            Exit.now("receipt-sender can't start", missing);
        }
    }

    /** What is under way is not acknowledged, and read again by whoever comes next. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        if (work != null) {
            work.cancel();
        }
    }

    private void failed(Throwable failure) {
        if (!stopping) {
            Exit.now("the facts can't be worked on", failure);
        }
    }

    private void ended() {
        failed(new IllegalStateException("the stream of facts has ended"));
    }
}
