package io.holdfast.bench.measure;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How fast the machine is while it is measured: the same small work four times a second, in CPU time. Where others share its cores, the same
 * work can cost twice as much a minute later, and every outcome with it; no clock of the machine's own shows that.
 */
final class Yardstick {

    /** As much as takes about a millisecond: less than a hundredth of one core. */
    private static final int NUMBERS = 10_000;

    private static final Duration EVERY = Duration.ofMillis(250);

    /** Enough for the compilers. */
    private static final int UNMEASURED = 300;

    /** Objects: ints would be sorted by vector instructions, which tell little of what a service does. */
    private final Integer[] numbers = new Random(1).ints(NUMBERS).boxed().toArray(Integer[]::new);

    private final List<Long> nanos = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("yardstick").daemon().factory());

    static Yardstick start() {
        var yardstick = new Yardstick();
        for (int i = 0; i < UNMEASURED; i++) {
            yardstick.work();
        }
        var _ = yardstick.thread.scheduleAtFixedRate(yardstick::measure, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return yardstick;
    }

    private synchronized void measure() {
        nanos.add(work());
    }

    private long work() {
        Integer[] copy = numbers.clone();
        var threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        Arrays.sort(copy);
        return threads.getCurrentThreadCpuTime() - from;
    }

    /** Ends, and says what the work took. */
    Speed stop() {
        thread.shutdown();
        synchronized (this) {
            measure();
            return Speed.of(nanos);
        }
    }
}
