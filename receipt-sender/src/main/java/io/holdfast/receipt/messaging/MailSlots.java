package io.holdfast.receipt.messaging;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits the mails that are under way at once. First tries and repeated ones take turns: at most as many of each kind as there are slots wait
 * for one, so that neither a crowd of retries holds up a new receipt nor a crowd of new ones the retries.
 */
final class MailSlots {

    private final Semaphore all;
    private final Semaphore first;
    private final Semaphore repeated;

    MailSlots(int slots) {
        this.all = new Semaphore(slots, true);
        this.first = new Semaphore(slots, true);
        this.repeated = new Semaphore(slots, true);
    }

    /** Does the work as soon as there is a slot, which it holds until the work's end. */
    <T> T within(boolean repeat, Supplier<T> work) {
        Semaphore kind = repeat ? repeated : first;
        kind.acquireUninterruptibly();
        all.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            all.release();
            kind.release();
        }
    }
}
