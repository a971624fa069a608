package io.holdfast.api.decision;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells what it has counted. */
public final class CountedCommands extends CommandMeters {

    private final SimpleMeterRegistry registry;

    public CountedCommands() {
        this(new SimpleMeterRegistry());
    }

    private CountedCommands(SimpleMeterRegistry registry) {
        super(registry);
        this.registry = registry;
    }

    public double done() {
        return registry.get("holdfast.duplicates")
                .tag("found", "done")
                .counter()
                .count();
    }

    public double underWay() {
        return registry.get("holdfast.duplicates")
                .tag("found", "under_way")
                .counter()
                .count();
    }

    public double heldAgain() {
        return registry.get("holdfast.holds.returned").counter().count();
    }

    /** Each reason as often as it was counted. */
    public List<Reason> refused() {
        return Arrays.stream(Reason.values())
                .flatMap(reason -> Collections.nCopies(times(reason), reason).stream())
                .toList();
    }

    private int times(Reason reason) {
        return (int) registry.get("holdfast.refusals")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .counter()
                .count();
    }

    /** How long the commands took that were decided, all together. */
    double decidedMs() {
        return registry.get("holdfast.commands.decided").timer().totalTime(TimeUnit.MILLISECONDS);
    }
}
