package io.holdfast.hold.seat;

import java.util.List;
import java.util.Optional;

/**
 * A command decided: what follows, and what it changes on the whole.
 *
 * @param facts in their order
 * @param changes each event and reservation at most once, as it stands after the last fact
 */
public record Decision(List<Fact> facts, List<Change> changes) {

    /** Keeps copies. */
    public Decision {
        facts = List.copyOf(facts);
        changes = List.copyOf(changes);
    }

    /**
     * Decides a command and works out what that changes; touches nothing.
     *
     * @param cause the command's place on the log, its log time, and who asked for it
     */
    public static Decision of(State state, Command command, Cause cause) {
        List<Fact> facts = Decider.decide(state, command, cause);
        var overlay = new Overlay(state);
        for (Fact fact : facts) {
            Evolver.evolve(overlay, fact, cause).forEach(change -> overlay.apply(remembered(change, fact, command)));
        }
        return new Decision(facts, overlay.changes());
    }

    private static Optional<String> code(Fact fact) {
        return switch (fact) {
            case Fact.PaymentFailed failed -> failed.code();
            case Fact.CaptureFailed failed -> failed.code();
            default -> Optional.empty();
        };
    }

    private static Change remembered(Change change, Fact fact, Command command) {
        return change instanceof Change.ReservationSet(ReservationId id, var before, var after)
                ? new Change.ReservationSet(
                        id,
                        before,
                        after.map(reservation -> reservation.remember(fact.name(), code(fact), command.name())))
                : change;
    }
}
