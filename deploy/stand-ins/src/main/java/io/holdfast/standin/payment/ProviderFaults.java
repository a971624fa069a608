package io.holdfast.standin.payment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are ordered, and how often each is still due. */
final class ProviderFaults {

    private static final class Due {
        private final ProviderFault fault;
        private int left;

        Due(ProviderFault fault) {
            this.fault = fault;
            this.left = fault.count() == null ? 1 : fault.count();
        }
    }

    /**
     * What happens to one call.
     *
     * @param delayMs how long it waits before it acts
     * @param kind how it fails besides; null if it does not
     * @param holdMs how long its answer is held back, where it hangs
     * @param amount another amount than was asked for; null if that counts
     */
    record Plan(
            long delayMs,
            ProviderFault.@Nullable Kind kind,
            long holdMs,
            @Nullable Long amount) {

        boolean is(ProviderFault.Kind other) {
            return kind == other;
        }
    }

    private final List<Due> due = new ArrayList<>();

    synchronized void add(ProviderFault fault) {
        due.add(new Due(fault));
    }

    synchronized void clear() {
        due.clear();
    }

    /** Takes what is due for this call: a latency, and the first fault of another kind. */
    synchronized Plan take(ProviderOperation operation) {
        ProviderFault latency = next(operation, true);
        ProviderFault other = next(operation, false);
        long millis = latency == null || latency.millis() == null ? 0 : latency.millis();
        long hold = other == null || other.millis() == null ? 0 : other.millis();
        return new Plan(millis, other == null ? null : other.how(), hold, other == null ? null : other.amount());
    }

    private @Nullable ProviderFault next(ProviderOperation operation, boolean latency) {
        for (Iterator<Due> all = due.iterator(); all.hasNext(); ) {
            Due next = all.next();
            boolean fits = (next.fault.how() == ProviderFault.Kind.LATENCY) == latency;
            if (fits && next.fault.concerns(operation) && next.left != 0) {
                if (next.left > 0 && --next.left == 0) {
                    all.remove();
                }
                return next.fault;
            }
        }
        return null;
    }
}
