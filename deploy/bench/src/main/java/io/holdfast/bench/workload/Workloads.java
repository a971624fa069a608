package io.holdfast.bench.workload;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Every workload. */
public final class Workloads {

    private Workloads() {}

    /** The workload of a name, for one run. */
    public static Optional<Workload> named(String name, Size size) {
        return Stream.<Workload>of(
                        new Spread(size),
                        new OnSale(),
                        new RetryStorm(),
                        new Purchase(),
                        new Read(),
                        new MassExpiry(Clock.systemUTC()))
                .filter(workload -> workload.name().equals(name))
                .findFirst();
    }
}
