package io.holdfast.standin.mail;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The fault that is ordered at present; one at a time. Safe for use by many threads. */
final class MailFaults {

    private @Nullable Active active;

    /** One fault, and the latch that its end releases. */
    record Active(MailFault fault, CountDownLatch cleared) {

        /** Waits as long as the fault says, or until it is cleared. */
        @SuppressWarnings("ResultOfMethodCallIgnored")
        void hang() throws InterruptedException {
            var _ = cleared.await(fault.millis(), TimeUnit.MILLISECONDS);
        }
    }

    /** From now on, and instead of what was before. */
    synchronized void set(MailFault fault) {
        clear();
        active = new Active(fault, new CountDownLatch(1));
    }

    /** All is well again; what hangs goes on. */
    synchronized void clear() {
        if (active != null) {
            active.cleared().countDown();
        }
        active = null;
    }

    /** The active fault, if it is of this kind; it has then happened once more. */
    synchronized Optional<Active> happens(MailFault.Kind kind) {
        Active now = active;
        if (now == null || now.fault().kind() != kind) {
            return Optional.empty();
        }
        int left = now.fault().count();
        if (left == 1) {
            active = null;
        } else if (left > 1) {
            active = new Active(new MailFault(kind, now.fault().millis(), left - 1), now.cleared());
        }
        return Optional.of(now);
    }
}
