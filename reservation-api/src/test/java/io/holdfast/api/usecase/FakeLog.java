package io.holdfast.api.usecase;

import io.holdfast.api.answer.Sent;
import io.holdfast.api.answer.States;
import io.holdfast.api.model.Position;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.publish.CommandSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** A log whose acknowledgements the test decides. */
public final class FakeLog implements CommandLog {

    private final List<Command> sent = new CopyOnWriteArrayList<>();
    private final List<CommandSource> sources = new CopyOnWriteArrayList<>();
    private volatile BiFunction<Command, Long, CompletableFuture<Delivery>> behaviour = FakeLog::acknowledge;

    /** Called with each command and its offset, which is 10 for the first. */
    public void behave(BiFunction<Command, Long, CompletableFuture<Delivery>> behaviour) {
        this.behaviour = behaviour;
    }

    public List<Command> sent() {
        return List.copyOf(sent);
    }

    public List<CommandSource> sources() {
        return List.copyOf(sources);
    }

    public void reset() {
        sent.clear();
        sources.clear();
        behaviour = FakeLog::acknowledge;
    }

    public static CompletableFuture<Delivery> acknowledge(Command command, long offset) {
        return CompletableFuture.completedFuture(acknowledged(States.at(offset)));
    }

    public static Delivery acknowledged(Position position) {
        return new Delivery.Acknowledged(new Sent(position, States.NOW));
    }

    @Override
    public synchronized CompletableFuture<Delivery> send(Command command, CommandSource source) {
        long offset = 10L + sent.size();
        sent.add(command);
        sources.add(source);
        return behaviour.apply(command, offset);
    }
}
