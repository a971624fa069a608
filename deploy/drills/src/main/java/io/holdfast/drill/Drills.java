package io.holdfast.drill;

import java.util.List;
import java.util.Optional;

/** Every drill there is. */
public final class Drills {

    /** In the order of the story: first what callers do, then what breaks. */
    public static final List<Drill> ALL = List.of(
            new DoubleClick(),
            new LostAnswer(),
            new OnSale(),
            new KillProcessor(),
            new ZombieProcessor(),
            new LostState(),
            new KillBroker(),
            new PaymentLimbo(),
            new MailDown(),
            new SlowConsumer(),
            new NewSchema());

    private Drills() {}

    /** The drill of this name. */
    public static Optional<Drill> named(String name) {
        return ALL.stream().filter(drill -> drill.name().equals(name)).findFirst();
    }
}
