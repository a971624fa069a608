package io.holdfast.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The logs of a stopped stack, of one region or of all, brought up for a while: brokers without any service, so that nothing is decided meanwhile. */
final class LogAlone {

    @FunctionalInterface
    interface Task {
        int run() throws IOException, InterruptedException;
    }

    private final Path data;
    private final List<StackPlan> plans;

    /**
     * The logs of stopped stacks, on their own ports or, if those are taken, on the next block that is free.
     *
     * @param data the folder that {@code --data} names
     * @throws StackException if anything runs on the folder: its supervisor and this one would take each other's place
     */
    LogAlone(Path data, List<StackPlan> stopped) throws IOException {
        var file = new StackFile(data);
        if (Leftovers.supervised(file.read()) || !file.running().isEmpty()) {
            throw new StackException(
                    "the stack on %s runs, and the broker of this log does not: ./holdfast status says what runs. Wait until it is back, or stop everything with ./holdfast down and ask again"
                            .formatted(data));
        }
        this.data = data;
        var free = new ArrayList<StackPlan>();
        for (StackPlan plan : stopped) {
            free.add(plan.on(free(plan, free.stream().map(StackPlan::ports).toList())));
        }
        this.plans = List.copyOf(free);
    }

    private static StackPorts free(StackPlan stopped, List<StackPorts> taken) {
        StackPorts ports = stopped.ports();
        while (taken.contains(ports) || !isFree(ports)) {
            if (!ports.hasNext()) {
                throw new StackException(
                        "the log of %s needs two ports for each broker, from %d on, and none are free: end what listens there"
                                .formatted(stopped.data(), stopped.ports().broker(1)));
            }
            ports = ports.next();
        }
        return ports;
    }

    private static boolean isFree(StackPorts ports) {
        return ports.nodes().stream()
                .allMatch(node -> Probe.free(ports.broker(node)) && Probe.free(ports.controller(node)));
    }

    /** The stacks, with the ports that their brokers have. */
    List<StackPlan> plans() {
        return plans;
    }

    /** Runs a task with the logs up, and takes them down again, on Ctrl-C too. */
    int during(Task task) throws IOException, InterruptedException {
        var done = new CountDownLatch(1);
        var interrupted = new Thread(() -> await(done));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return new Supervisor(new LocalPlan(data, plans), System.err::println).withLogAlone(task);
        } finally {
            done.countDown();
        }
    }

    /** The task hears of Ctrl-C by itself and ends; what is left is to stop the log before this process ends. */
    private static void await(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
