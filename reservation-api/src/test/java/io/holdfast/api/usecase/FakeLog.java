package io.holdfast.api.usecase;

import io.holdfast.api.answer.States;
import io.holdfast.api.model.Caller;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.publish.TraceParent;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A log whose acknowledgements the test decides. */
public final class FakeLog implements CommandLog {

    private final List<Command> sent = new CopyOnWriteArrayList<>();
    private final List<Optional<Caller>> callers = new CopyOnWriteArrayList<>();
    private final List<TraceParent> traces = new CopyOnWriteArrayList<>();
    private volatile BiFunction<Command, Long, CompletableFuture<Delivery>> behaviour = FakeLog::acknowledge;

    /** Called with each command and its offset, which is 10 for the first. */
    public void behave(BiFunction<Command, Long, CompletableFuture<Delivery>> behaviour) {
        this.behaviour = behaviour;
    }

    public List<Command> sent() {
        return List.copyOf(sent);
    }

    public List<Optional<Caller>> callers() {
        return List.copyOf(callers);
    }

    public List<TraceParent> traces() {
        return List.copyOf(traces);
    }

    public void reset() {
        sent.clear();
        callers.clear();
        traces.clear();
        behaviour = FakeLog::acknowledge;
    }

    public static CompletableFuture<Delivery> acknowledge(Command command, long offset) {
        return CompletableFuture.completedFuture(acknowledged(States.at(offset)));
    }

    public static Delivery acknowledged(LogPosition position) {
        return new Delivery.Acknowledged(position, States.NOW);
    }

    @Override
    public synchronized CompletableFuture<Delivery> send(Command command, Optional<Caller> caller, TraceParent trace) {
        long offset = 10L + sent.size();
        sent.add(command);
        callers.add(caller);
        traces.add(trace);
        return behaviour.apply(command, offset);
    }
}
