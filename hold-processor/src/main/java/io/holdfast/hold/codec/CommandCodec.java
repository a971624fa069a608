package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;

/** Reads commands. */
public final class CommandCodec {

    private CommandCodec() {}

    /**
     * The command in a record.
     *
     * @throws IllegalArgumentException where it breaks a limit of the rules
     */
    public static Command command(SeatCommand record) {
        return switch (record.getCommand()) {
            case OpenEvent open ->
                new Command.OpenEvent(
                        new Subject.OfEvent(open.getEvent()),
                        new Event.Terms(open.getName(), open.getCurrency(), EventCodec.plan(open.getSections())));
            case CloseEvent close -> new Command.CloseEvent(new Subject.OfEvent(close.getEvent()));
            case HoldSeats hold ->
                new Command.HoldSeats(
                        new ReservationId(hold.getEvent(), hold.getReservation()),
                        new Request(hold.getSeats(), hold.getHoldSeconds()));
            case ReleaseSeats release ->
                new Command.ReleaseSeats(new ReservationId(release.getEvent(), release.getReservation()));
            case ExtendHold extend ->
                new Command.ExtendHold(
                        new ReservationId(extend.getEvent(), extend.getReservation()), extend.getHoldSeconds());
            case Tick tick -> new Command.Tick();
            // Avro generates a union as Object: the compiler cannot know that the cases above are all.
            case null, default -> throw new IllegalArgumentException("no command of this version");
        };
    }
}
