package io.holdfast.drill;

import java.util.List;
import java.util.Optional;

/** Every drill there is. */
public final class Drills {

    private static final int FEW_BLOWS = 4;

    /** In the order of the story: first what callers do, then what breaks, then what needs three brokers, at last two regions. */
    public static final List<Drill> ALL = List.of(
            new DoubleClick(),
            new LostAnswer(),
            new OnSaleRush(),
            new KillProcessor(),
            new LostProcessor(),
            new ZombieProcessor(),
            new EarlyAnswers(FEW_BLOWS),
            new LostState(),
            new KillBroker(),
            new PaymentLimbo(),
            new MailDown(),
            new SlowConsumer(),
            new NewSchema(),
            new OldFolder(),
            new KillLeader(),
            new KillTwo(),
            new IsolateLeader(),
            new IsolateProcessor(),
            new SlowFollower(),
            new FullDisk(),
            new RollingRestart(),
            new ClockJump(),
            new CutLink(),
            new BrokenLink(),
            new CutTransfer(),
            new CutMoney(),
            new SameId(),
            new MirrorRewound(),
            new TopicRecreated(),
            new LostRegion(),
            new RunsShort(),
            new ZombieRegion());

    private Drills() {}

    /** The drill of this name. */
    public static Optional<Drill> named(String name) {
        return ALL.stream().filter(drill -> drill.name().equals(name)).findFirst();
    }
}
