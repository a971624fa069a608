package io.holdfast.api.decision;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntUnaryOperator;

/** A number of places that tenants share; each may have some of them. Safe for use by many threads. */
public final class SharedPlaces {

    private final int capacity;
    private final IntUnaryOperator mostOfTenant;
    private final Semaphore places;
    private final TenantShares tenants = new TenantShares();

    /**
     * Shares out this number of places.
     *
     * @param capacity how many there are
     * @param mostOfTenant how many of them one tenant may have, by how many are free before it takes its next one
     */
    public SharedPlaces(int capacity, IntUnaryOperator mostOfTenant) {
        this.capacity = capacity;
        this.mostOfTenant = mostOfTenant;
        this.places = new Semaphore(capacity);
    }

    /** How many there are. */
    public int capacity() {
        return capacity;
    }

    /** How many are taken now. */
    public int taken() {
        return capacity - places.availablePermits();
    }

    /**
     * Takes a place; false if all are taken, or all that its tenant may have. The caller gives it back.
     *
     * @param tenant whose it is; empty if that is not known
     */
    public boolean enter(Optional<String> tenant) {
        if (!places.tryAcquire()) {
            return false;
        }
        int most = mostOfTenant.applyAsInt(places.availablePermits() + 1);
        if (tenants.add(tenant) > most) {
            leave(tenant);
            return false;
        }
        return true;
    }

    /** Gives a place back. */
    public void leave(Optional<String> tenant) {
        tenants.remove(tenant);
        places.release();
    }
}
