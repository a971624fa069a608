package io.holdfast.api.decision;

import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Subject;
import io.holdfast.api.publish.Command;
import io.holdfast.api.publish.CommandLog;
import io.holdfast.api.publish.CommandLog.Delivery;
import io.holdfast.api.settings.Settings;
import io.holdfast.api.view.ViewListener;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The commands of this instance whose decision has not been seen. A call that asks for what is on its way already attaches to it, instead of
 * sending it once more. Forgetting one is harmless: its callers are told CHECKING, and the next call sends it again or reads the view behind
 * a fence. So the number kept is bounded, and none is kept for ever.
 */
@Singleton
public final class PendingCommands implements ViewListener {

    /** If the owner is away for longer, the next call sends the command again. */
    static final Duration KEPT = OwnerProgress.KEPT;

    private final CommandLog log;
    private final int capacity;
    private final LongSupplier nanoTime;
    private final OwnerProgress progress;
    private final CommandMeters meters;
    private final Map<String, List<PendingCommand>> bySubject = new HashMap<>();
    private final Deque<PendingCommand> oldestFirst = new ArrayDeque<>();

    /**
     * Sends to this log.
     *
     * @param settings say how many are kept; beyond that the oldest is forgotten
     * @param nanoTime monotonic clock
     * @param progress is told how far the owner has come
     * @param meters is told what becomes of commands
     */
    public PendingCommands(
            CommandLog log, Settings settings, LongSupplier nanoTime, OwnerProgress progress, CommandMeters meters) {
        this.log = log;
        this.capacity = settings.limits().pending();
        this.nanoTime = nanoTime;
        this.progress = progress;
        this.meters = meters;
    }

    /**
     * An attempt and whose it is.
     *
     * @param own whether this call's command was sent, rather than an earlier call's found on its way
     */
    record Joined(PendingCommand attempt, boolean own) {}

    /** Attaches to the attempt of this kind and caller that is on its way, or sends the command. Registered before it is sent: a decision may be quick. */
    public Joined join(Command command, Call call) {
        PendingCommand attempt;
        synchronized (this) {
            Optional<PendingCommand> same = underWay(command, call.caller());
            if (same.isPresent()) {
                meters.repeatedUnderWay();
                return new Joined(same.get(), false);
            }
            long now = nanoTime.getAsLong();
            attempt = new PendingCommand(command, call.caller(), now);
            attempt.whenDecided(() -> meters.decided(Duration.ofNanos(nanoTime.getAsLong() - now)));
            add(attempt);
        }
        try {
            var _ = log.send(command, call.caller(), call.trace()).thenAccept(delivery -> delivered(attempt, delivery));
        } catch (RuntimeException fault) {
            // An internal error: nobody may wait for what will never come.
            delivered(attempt, new Delivery.InDoubt());
            throw fault;
        }
        return new Joined(attempt, true);
    }

    /** The attempt of this kind and caller that is on its way. */
    public synchronized Optional<PendingCommand> underWay(Command command, Optional<Caller> caller) {
        return all(command.subject().key())
                .filter(attempt -> attempt.caller().equals(caller)
                        && slot(attempt.command()).equals(slot(command)))
                .findFirst();
    }

    /** The newest attempt about this subject that is on its way and that a caller may hear of. */
    public synchronized Optional<PendingCommand> latest(Subject subject, Optional<Caller> caller) {
        return all(subject.key()).filter(attempt -> attempt.isOpenTo(caller)).reduce((older, newer) -> newer);
    }

    /** The hold that is on its way for this reservation and that a caller may hear of. */
    public synchronized Optional<PendingCommand> hold(Subject subject, Optional<Caller> caller) {
        return hold(subject).filter(attempt -> attempt.isOpenTo(caller));
    }

    /** The hold that is on its way for this reservation. */
    public synchronized Optional<PendingCommand> hold(Subject subject) {
        return all(subject.key())
                .filter(attempt -> attempt.command() instanceof Command.HoldSeats)
                .findFirst();
    }

    /** How many are remembered at most. */
    public int capacity() {
        return capacity;
    }

    /** How many are on their way. */
    public synchronized int size() {
        return bySubject.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public synchronized boolean awaits(String key) {
        return bySubject.containsKey(key);
    }

    @Override
    public void decided(LogPosition cause) {
        progress.decided(cause);
    }

    @Override
    public void arrived(String key, LogPosition cause) {
        progress.decided(cause);
        List<PendingCommand> waiting;
        synchronized (this) {
            waiting = List.copyOf(bySubject.getOrDefault(key, List.of()));
        }
        waiting.forEach(attempt -> attempt.arrived(cause));
        forgetFinished(waiting);
    }

    private void delivered(PendingCommand attempt, Delivery delivery) {
        attempt.delivered(delivery);
        attempt.position()
                .ifPresent(position ->
                        progress.acknowledged(position, attempt.caller().map(Caller::tenant)));
        forgetFinished(List.of(attempt));
    }

    /**
     * Commands of one slot are one attempt. Those that ask for different things are different ones: the owner decides which was first, and one
     * that it can't decide says nothing about the other.
     */
    private static Object slot(Command command) {
        return switch (command) {
            case Command.OpenEvent open -> open;
            case Command.CloseEvent close -> close.getClass();
            case Command.CedePlaces cede -> cede;
            case Command.RequestPlaces request -> request;
            case Command.HoldSeats hold -> hold;
            case Command.ReleaseSeats release -> release.getClass();
            // Pressed twice, it is one payment, whatever is to be paid with; the next attempt is another.
            case Command.Checkout checkout -> List.of(checkout.getClass(), checkout.attempt());
            // Each extension stands for itself: only a repeated one is the same.
            case Command.ExtendHold extend -> extend;
        };
    }

    private Stream<PendingCommand> all(String key) {
        return bySubject.getOrDefault(key, List.of()).stream()
                .filter(attempt -> !attempt.finished() && !isOld(attempt));
    }

    private boolean isOld(PendingCommand attempt) {
        return nanoTime.getAsLong() - attempt.startedNanos() > KEPT.toNanos();
    }

    private void add(PendingCommand attempt) {
        while (!oldestFirst.isEmpty() && (oldestFirst.size() >= capacity || isDone(oldestFirst.getFirst()))) {
            forget(oldestFirst.removeFirst());
        }
        oldestFirst.addLast(attempt);
        bySubject
                .computeIfAbsent(attempt.command().subject().key(), key -> new ArrayList<>(1))
                .add(attempt);
    }

    private boolean isDone(PendingCommand attempt) {
        return attempt.finished() || isOld(attempt);
    }

    private synchronized void forgetFinished(List<PendingCommand> attempts) {
        attempts.stream().filter(PendingCommand::finished).forEach(this::forget);
    }

    private void forget(PendingCommand attempt) {
        String key = attempt.command().subject().key();
        bySubject.computeIfPresent(key, (_, attempts) -> {
            attempts.remove(attempt);
            return attempts.isEmpty() ? null : attempts;
        });
    }
}
