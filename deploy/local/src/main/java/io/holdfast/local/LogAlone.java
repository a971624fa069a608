package io.holdfast.local;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A stopped stack's log, brought up for a while: the broker without any service, so that nothing is decided meanwhile. */
final class LogAlone {

    @FunctionalInterface
    interface Task {
        int run() throws IOException, InterruptedException;
    }

    private final StackPlan plan;

    /** The log of a stopped stack, on its own ports or, where those are taken, on the next block that is free. */
    LogAlone(StackPlan stopped) {
        Ports ports = stopped.ports();
        while (!isFree(ports)) {
            if (!ports.hasNext()) {
                throw new StackException(
                        "the log of %s needs two ports for each broker, from %d on, and none are free: end what listens there"
                                .formatted(stopped.data(), stopped.ports().broker(1)));
            }
            ports = ports.next();
        }
        this.plan = stopped.on(ports);
    }

    private static boolean isFree(Ports ports) {
        return ports.nodes().stream()
                .allMatch(node -> Probe.free(ports.broker(node)) && Probe.free(ports.controller(node)));
    }

    StackPlan plan() {
        return plan;
    }

    /** Runs a task with the log up, and takes it down again, on Ctrl-C too. */
    int during(Task task) throws IOException, InterruptedException {
        var done = new CountDownLatch(1);
        var interrupted = new Thread(() -> await(done));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            return new Supervisor(plan, System.err::println).withLogAlone(task);
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
