package io.holdfast.bench.workload;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Every workload. */
public final class Workloads {

    /** In the order in which they are listed. */
    public static final List<Workload> ALL = List.of(
            new Spread(), new OnSale(), new RetryStorm(), new Purchase(), new Read(), new Expiry(Clock.systemUTC()));

    private Workloads() {}

    /** The workload of a name. */
    public static Optional<Workload> named(String name) {
        return ALL.stream().filter(workload -> workload.name().equals(name)).findFirst();
    }
}
