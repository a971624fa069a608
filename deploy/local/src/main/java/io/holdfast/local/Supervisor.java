package io.holdfast.local;

import io.holdfast.local.StackFile.Phase;
import io.holdfast.local.StackFile.Running;
import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts a stack in order, keeps it running, stops it in the opposite order. */
final class Supervisor {

    static final Duration READY_WITHIN = Duration.ofMinutes(3);

    /** How the last line of a start begins. */
    static final String READY = "ready ";

    private static final int LOOK_EVERY_MS = 100;

    /** A part that dies this often before it was ever ready will not come up by trying again. */
    private static final int HOPELESS_AFTER = 3;

    private final LocalPlan plan;
    private final StackFile file;
    private final Consumer<String> say;
    private final Probe probe = new Probe();
    private final List<List<SupervisedPart>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable Map<String, String> installations;

    Supervisor(LocalPlan plan, Consumer<String> say) {
        this.plan = plan;
        this.file = new StackFile(plan.data());
        this.say = say;
    }

    /** How much of a stack is started. */
    enum Extent {
        ALL,
        LOG
    }

    void run(Extent extent) throws IOException, InterruptedException {
        try {
            Instant from = Instant.now();
            switch (extent) {
                case ALL -> start();
                case LOG -> startLog();
            }
            Optional<String> page =
                    extent == Extent.ALL && !Boolean.getBoolean(PageLink.UNSAID) ? PageLink.of(plan) : Optional.empty();
            enter(Phase.READY);
            say.accept("all parts ready after %.1f s".formatted(seconds(from)));
            if (!plan.regions().isEmpty()) {
                plan.stacks()
                        .forEach(stack ->
                                say.accept("%s %s".formatted(stack.regionName().orElseThrow(), stack.url())));
            }
            page.ifPresent(say);
            say.accept(READY + plan.url());
            while (!stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                reconcileOrSay();
            }
        } catch (StackException failed) {
            enter(Phase.FAILED);
            throw failed;
        } finally {
            stopAll();
        }
    }

    /** Starts the broker for as long as a task takes. Meanwhile nobody can start the stack there. */
    int withLogAlone(LogAlone.Task task) throws IOException, InterruptedException {
        try {
            startLog();
            return task.run();
        } finally {
            stopAll();
        }
    }

    private void startLog() throws IOException, InterruptedException {
        // Settings that lie there may be of the folder that this one was copied from.
        plan.writeSettings();
        start(plan.log());
    }

    /** Lets {@link #run} stop all and return; true if all was ready before. */
    boolean requestStop() {
        boolean wasReady = phase == Phase.READY;
        stop.countDown();
        return wasReady;
    }

    private void start() throws IOException, InterruptedException {
        for (StackPlan stack : plan.stacks()) {
            if (stack.secure()) {
                stack.security().prepare(stack.users());
                BrokerSettings.writeFormatArguments(stack);
            }
            if (stack.asksForTokens()) {
                stack.tokens().prepare();
            }
        }
        plan.writeSettings();
        start(plan.base());
        var established = new LinkedHashMap<String, String>();
        for (StackPlan stack : plan.stacks()) {
            Instant from = Instant.now();
            if (!stack.log().stream().allMatch(this::wanted)) {
                say.accept("%s is stopped: ./holdfast region rejoin %s brings it back"
                        .formatted(
                                stack.regionName().orElse(""),
                                stack.regionName().orElse("")));
                continue;
            }
            established.put(stack.regionName().orElse(""), Setup.run(stack));
            say.accept("%-20s ready after %4.1f s"
                    .formatted(
                            stack.regionName().map(region -> region + " ").orElse("")
                                    + (stack.secure() ? "topics, rights" : "topics, schemas"),
                            seconds(from)));
        }
        installations = established;
        new AotCaches(plan.first().home()).line().ifPresent(say);
        start(plan.services());
    }

    private void start(List<List<Part>> inTurn) throws IOException, InterruptedException {
        for (List<Part> group : inTurn) {
            sideBySide(group);
        }
    }

    private void sideBySide(List<Part> group) throws IOException, InterruptedException {
        Instant from = Instant.now();
        var launched = new CopyOnWriteArrayList<SupervisedPart>();
        groups.add(launched);
        for (Part part : group) {
            var supervised = new SupervisedPart(part, say, this::save, () -> wanted(part));
            launched.add(supervised);
            if (wanted(part)) {
                supervised.start();
            }
        }
        for (SupervisedPart part : launched) {
            if (wanted(part.part())) {
                awaitReady(part, from);
            }
        }
    }

    private void awaitReady(SupervisedPart supervised, Instant from) throws InterruptedException {
        Part part = supervised.part();
        while (!probe.ready(part.readyPort(), part.ready().orElse(""))) {
            boolean late = Duration.between(from, Instant.now()).compareTo(READY_WITHIN) > 0;
            if (late || supervised.youngDeaths() >= HOPELESS_AFTER) {
                throw new StackException("%s did not become ready. The last lines of %s:\n%s"
                        .formatted(part.title(), part.log(), Tail.of(part.log())));
            }
            if (stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                throw new StackException("stopped before all was ready");
            }
        }
        String where = part.url().orElse("127.0.0.1:" + part.port());
        say.accept("%-20s ready after %4.1f s  %s".formatted(part.title(), seconds(from), where));
    }

    /** What one region fails at is no reason to stop the other one. */
    private void reconcileOrSay() throws IOException, InterruptedException {
        try {
            reconcile();
        } catch (StackException failed) {
            say.accept(String.valueOf(failed.getMessage()));
        }
    }

    /** Starts and stops what regions shall have from now on, in the order of a start. */
    private void reconcile() throws IOException, InterruptedException {
        for (List<SupervisedPart> group : groups) {
            Instant from = Instant.now();
            var started = new ArrayList<SupervisedPart>();
            for (SupervisedPart part : group) {
                if (part.reconcile()) {
                    started.add(part);
                }
            }
            for (SupervisedPart part : started) {
                awaitReady(part, from);
            }
            for (StackPlan stack : plan.stacks()) {
                if (started.stream().anyMatch(part -> stack.log().contains(part.part()))) {
                    String _ = Setup.run(stack);
                }
            }
        }
    }

    private boolean wanted(Part part) {
        return RegionExtent.wants(plan.data(), part);
    }

    private static double seconds(Instant from) {
        return Duration.between(from, Instant.now()).toMillis() / 1_000.0;
    }

    private void enter(Phase next) {
        phase = next;
        save();
    }

    private synchronized void save() {
        Map<String, String> known = installations;
        try {
            file.write(new Stack(
                    Running.of(ProcessHandle.current()),
                    phase,
                    plan.url(),
                    known == null || !plan.regions().isEmpty() ? null : known.get(""),
                    plan.regions().isEmpty() ? null : known,
                    parts().map(SupervisedPart::running)
                            .filter(Objects::nonNull)
                            .toList()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Stream<SupervisedPart> parts() {
        return groups.stream().flatMap(List::stream);
    }

    /** Stops side by side what was started side by side, and after it what it stands on. */
    private void stopAll() throws IOException, InterruptedException {
        parts().forEach(SupervisedPart::expectEnd);
        for (List<SupervisedPart> group : groups.reversed()) {
            group.forEach(SupervisedPart::askToEnd);
            for (SupervisedPart part : group) {
                part.awaitEnd();
                say.accept(part.part().title() + " stopped");
            }
        }
        file.delete();
    }
}
