package io.holdfast.payment.messaging;

import io.holdfast.payment.payment.PaymentId;
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
    private static final int DOUBLINGS = 20;

    /** Up to a fifth more or less, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private record Due(int failures, Instant next) {}

    private final Map<PaymentId, Due> due = new ConcurrentHashMap<>();
    private final Duration longest;
    private final DoubleSupplier chance;

    /** Delays up to a longest; chance is from 0 to 1. */
    Delays(Duration longest, DoubleSupplier chance) {
        this.longest = longest;
        this.chance = chance;
    }

    boolean due(PaymentId id, Instant now) {
        Due entry = due.get(id);
        return entry == null || !now.isBefore(entry.next());
    }

    void failed(PaymentId id, Instant now) {
        due.compute(id, (_, before) -> {
            int failures = before == null ? 0 : before.failures();
            return new Due(failures + 1, now.plus(after(failures)));
        });
    }

    /** Forgets all but these. */
    void keep(Collection<PaymentId> ids) {
        due.keySet().retainAll(Set.copyOf(ids));
    }

    private Duration after(int failures) {
        long doubled = FIRST.toMillis() << Math.min(failures, DOUBLINGS);
        double spread = 1 + JITTER * (2 * chance.getAsDouble() - 1);
        return Duration.ofMillis(Math.min(longest.toMillis(), Math.round(doubled * spread)));
    }
}
