package io.holdfast.local;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A stopped stack's log, brought up for a while: the broker without any service, so that nothing is decided meanwhile. */
final class LogAlone {

    @FunctionalInterface
    interface Task {
        int run() throws IOException, InterruptedException;
    }

    private final StackPlan plan;

    /** The log of a stopped stack, on its own ports or, where those are taken, on the next block that is free. */
    LogAlone(StackPlan stopped) {
        this.plan = Stream.iterate(stopped.ports().first(), Ports::fits, first -> first + Ports.BLOCK)
                .map(first -> stopped.on(new Ports(first)))
                .filter(LogAlone::isFree)
                .findFirst()
                .orElseThrow(() -> new StackException(
                        "the log of %s needs two ports from %d on, and none are free: end what listens there"
                                .formatted(stopped.data(), stopped.ports().broker())));
    }

    private static boolean isFree(StackPlan plan) {
        return Probe.free(plan.ports().broker()) && Probe.free(plan.ports().controller());
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
