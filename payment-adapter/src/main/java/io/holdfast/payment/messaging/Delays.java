package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.PaymentId;
import io.holdfast.shell.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** When each payment in doubt is asked about next: the longer it lasts the more rarely, and never all at once. */
final class Delays {

    private static final Duration FIRST = Duration.ofSeconds(1);

    private record Due(int failures, Instant next) {}

    private final Map<PaymentId, Due> due = new ConcurrentHashMap<>();
    private final Backoff backoff;
    private final DoubleSupplier chance;

    /** Delays up to a longest; chance is from 0 to 1. */
    Delays(Duration longest, DoubleSupplier chance) {
        this.backoff = new Backoff(FIRST, longest);
        this.chance = chance;
    }

    boolean due(PaymentId id, Instant now) {
        Due entry = due.get(id);
        return entry == null || !now.isBefore(entry.next());
    }

    void failed(PaymentId id, Instant now) {
        due.compute(id, (_, before) -> {
            int failures = before == null ? 1 : before.failures() + 1;
            return new Due(failures, now.plus(backoff.after(failures, chance.getAsDouble())));
        });
    }

    /** Forgets all but these. */
    void keep(Collection<PaymentId> ids) {
        due.keySet().retainAll(Set.copyOf(ids));
    }
}
