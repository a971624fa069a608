package io.holdfast.api.decision;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many places of a room each tenant has. A tenant may have four times as many as are free: one that is alone leaves a fifth of the room to
 * the others, and two that press have four ninths each. A tenant that has few finds one more in either case. Calls whose tenant is not known are
 * bound by the room alone.
 */
public final class TenantShares {

    /** Places that a tenant may have for each free one. */
    private static final int PER_FREE_PLACE = 4;

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /** How many places a tenant may have, by how many are free before it takes its next one. */
    static int most(int free) {
        return PER_FREE_PLACE * free;
    }

    /** One more is a tenant's; how many it has with it, 0 if it is not known. */
    public int add(Optional<String> tenant) {
        return tenant.map(name -> taken.merge(name, 1, Integer::sum)).orElse(0);
    }

    /** One of a tenant's is free again. */
    public void remove(Optional<String> tenant) {
        tenant.ifPresent(name -> taken.computeIfPresent(name, (_, count) -> count > 1 ? count - 1 : null));
    }

    /** How much of all that are taken is a tenant's, from 0 to 1; 1 if it is not known, or none is taken. */
    public double part(Optional<String> tenant, int all) {
        return tenant.isEmpty() || all == 0 ? 1 : Math.min(1, (double) taken.getOrDefault(tenant.get(), 0) / all);
    }

    /**
     * How much of what a tenant may have it has; from 1 on it may have no more.
     *
     * @param load how much of the room is taken, by all of them
     * @param part how much of that is the tenant's
     */
    public static double load(Optional<String> tenant, double load, double part) {
        return tenant.isEmpty() || load >= 1 ? load : part * load / (PER_FREE_PLACE * (1 - load));
    }
}
