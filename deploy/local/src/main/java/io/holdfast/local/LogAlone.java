package io.holdfast.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A stopped stack's log, brought up for a while: broker and registry without any service, so that nothing is decided meanwhile. */
final class LogAlone {

    /** What is done meanwhile. */
    @FunctionalInterface
    interface Task {
        int run() throws IOException, InterruptedException;
    }

    private final StackPlan plan;

    LogAlone(StackPlan plan) {
        this.plan = plan;
    }

    /** Runs a task with the log up, and takes it down again, on Ctrl-C too. */
    int during(Task task) throws IOException, InterruptedException {
        for (int port : List.of(
                plan.ports().broker(),
                plan.ports().controller(),
                plan.ports().registry(),
                plan.ports().registryManagement())) {
            if (!Probe.free(port)) {
                throw new StackException("the log of %s belongs on port %d, which is taken: end what listens there"
                        .formatted(plan.data(), port));
            }
        }
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
