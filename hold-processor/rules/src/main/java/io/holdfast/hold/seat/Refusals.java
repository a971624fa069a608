package io.holdfast.hold.seat;

import io.holdfast.hold.seat.Fact.CommandRefused.Reason;
import io.holdfast.hold.seat.Fact.PlacesRefused.Problem;
import java.util.List;
import java.util.Optional;

/** The facts of commands that change nothing: they are refused, or ask for what holds already. */
final class Refusals {

    /** Ranges that a refusal names, at most: a half sold house would have tens of thousands. */
    private static final int MAX_NAMED = 100;

    private Refusals() {}

    static Fact repeated(Command command) {
        return new Fact.CommandRepeated(command.subject().orElseThrow(), command.name());
    }

    static Fact refused(Command command, Reason reason) {
        return refused(command, reason, List.of());
    }

    static Fact refused(Command command, Reason reason, List<String> differs) {
        return new Fact.CommandRefused(command.subject().orElseThrow(), command.name(), reason, differs);
    }

    /** Of a command whose identity is known: it is repeated, or refused if it differs from the first one in these fields. */
    static Fact again(Command command, Reason otherwise, List<String> differs) {
        return differs.isEmpty() ? repeated(command) : refused(command, otherwise, differs);
    }

    static Fact refused(Command command, Problem problem, List<SeatRange> places) {
        return refused(command, problem, places, Optional.empty());
    }

    /** Because another region has places of the command's. */
    static Fact refused(Command command, TransferRules.Foreign foreign) {
        return refused(command, Problem.ELSEWHERE, foreign.places().ranges(), Optional.of(foreign.region()));
    }

    private static Fact refused(Command command, Problem problem, List<SeatRange> places, Optional<String> region) {
        List<SeatRange> named = places.subList(0, Math.min(places.size(), MAX_NAMED));
        return new Fact.PlacesRefused(command.subject().orElseThrow(), command.name(), problem, named, region);
    }
}
