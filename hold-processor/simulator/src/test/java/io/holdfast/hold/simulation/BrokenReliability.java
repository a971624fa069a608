package io.holdfast.hold.simulation;

import io.holdfast.hold.step.Courier;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.view.SeatRange;
import java.util.ArrayList;
import java.util.List;

/** A way from one region to the other that promises one thing less. */
final class BrokenReliability {

    /** Brings places that nobody ceded, with the event. */
    static final Reliability MAKING_PLACES_UP = new Reliability() {
        @Override
        public List<SeatCommand> bring(Courier courier, SeatEvent fact, LogPosition origin) {
            List<SeatCommand> commands = new ArrayList<>(Reliability.REAL.bring(courier, fact, origin));
            if (commands.stream().anyMatch(command -> command.getCommand() instanceof AdoptEvent)) {
                commands.add(new SeatCommand(
                        new ReceivePlaces(
                                ((AdoptEvent) commands.getFirst().getCommand()).getEvent(),
                                "made-up",
                                1L,
                                courier.from(),
                                List.of(new SeatRange("B-1-1", "B-2-1")),
                                1L,
                                origin.partition(),
                                origin.offset()),
                        null));
            }
            return commands;
        }
    };

    /** Brings more places than were ceded. */
    static final Reliability BRINGING_MORE = new Reliability() {
        @Override
        public List<SeatCommand> bring(Courier courier, SeatEvent fact, LogPosition origin) {
            return Reliability.REAL.bring(courier, fact, origin).stream()
                    .map(command -> command.getCommand() instanceof ReceivePlaces receive
                            ? new SeatCommand(
                                    ReceivePlaces.newBuilder(receive)
                                            .setPlaces(List.of(new SeatRange("A-1-1", "A-2-2")))
                                            .build(),
                                    null)
                            : command)
                    .toList();
        }
    };

    /** Says how far it has come before it has brought what it read. */
    static final Reliability COMMITTING_FIRST = new Reliability() {
        @Override
        public boolean commitsAfterwards() {
            return false;
        }
    };

    /** Takes a region over that goes on selling, and that nobody tells so. */
    static final Reliability FENCING_NOBODY_OFF = new Reliability() {
        @Override
        public boolean fences() {
            return false;
        }

        @Override
        public List<SeatCommand> bring(Courier courier, SeatEvent fact, LogPosition origin) {
            return fact.getFact() instanceof RegionTakenOver
                    ? List.of()
                    : Reliability.REAL.bring(courier, fact, origin);
        }
    };

    private BrokenReliability() {}
}
