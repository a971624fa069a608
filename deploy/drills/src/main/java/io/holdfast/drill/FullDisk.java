package io.holdfast.drill;

import java.util.List;
import java.util.Optional;

/** A broker's disk is full, and then a hold-processor's: the others go on, and nothing is lost (P4, P9, P10). */
final class FullDisk extends UnderLoad {

    private static final String BROKER = Brokers.name(3);
    private static final String PROCESSOR = "hold-processor-0";

    /** The broker's, and the processor's; none before they are mounted. */
    private List<SmallDisk> disks = List.of();

    FullDisk() {
        super("full-disk", "fills a small file system under %s, and one under %s".formatted(BROKER, PROCESSOR));
    }

    @Override
    public Optional<String> missing() {
        return super.missing().or(SmallDisk::missing);
    }

    @Override
    void prepare(Stage stage) throws Exception {
        disks = List.of(
                new SmallDisk(stage.state(BROKER).resolveSibling("log")), new SmallDisk(stage.state(PROCESSOR)));
        stage.restart(
                () -> {
                    for (SmallDisk disk : disks) {
                        disk.mount();
                    }
                },
                Optional.empty());
    }

    @Override
    List<String> strike(Stage stage, Brokers brokers, Crowd crowd) throws Exception {
        long pid = stage.pid(BROKER);
        stage.say("no room is left for " + BROKER);
        disks.getFirst().fill();
        var parts = new StackFaults(stage);
        parts.awaitReplaced(BROKER, pid);
        crowd.awaitMore(100);
        String gap = Checks.seconds(crowd.longestGap());
        stage.say("there is room again");
        disks.getFirst().free();
        stage.awaitReady();
        brokers.awaitWhole();
        stage.say("no room is left for " + PROCESSOR);
        disks.getLast().fill();
        // It writes seldom, since what is new lies in memory; a start asks for room at once.
        parts.kill(PROCESSOR);
        crowd.awaitMore(100);
        stage.say("there is room again");
        disks.getLast().free();
        return List.of("longest time without an outcome while %s had no room: %s".formatted(BROKER, gap));
    }

    @Override
    void restore(Stage stage) throws Exception {
        stage.restart(
                () -> {
                    for (SmallDisk disk : disks) {
                        disk.unmount();
                    }
                },
                Optional.empty());
    }
}
