package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.RecordPayment.Outcome;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Home;
import io.holdfast.hold.seat.Ownership.Receipt;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.AdoptPlaces;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.ReceivePlaces;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.RequestPlaces;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.command.Tick;
import java.time.Duration;
import java.util.Optional;

/** Reads commands. */
public final class CommandCodec {

    private CommandCodec() {}

    /**
     * The command in a record.
     *
     * @throws IllegalArgumentException if it breaks a limit of the rules
     */
    public static Command command(SeatCommand record) {
        return switch (record.getCommand()) {
            case OpenEvent open ->
                new Command.OpenEvent(
                        new Subject.OfEvent(open.getEvent()),
                        new Event.Terms(
                                open.getName(),
                                open.getCurrency(),
                                EventCodec.plan(open.getSections()),
                                open.getRules(),
                                home(open),
                                Optional.empty(),
                                open.getRules() < RulesVersion.CALLERS ? 0 : open.getPerCustomer()));
            case CloseEvent close -> new Command.CloseEvent(new Subject.OfEvent(close.getEvent()));
            case HoldSeats hold ->
                new Command.HoldSeats(
                        new ReservationId(hold.getEvent(), hold.getReservation()),
                        new Request(hold.getSeats(), hold.getHoldSeconds()),
                        Optional.ofNullable(hold.getCustomer()));
            case ReleaseSeats release ->
                new Command.ReleaseSeats(new ReservationId(release.getEvent(), release.getReservation()));
            case ExtendHold extend ->
                new Command.ExtendHold(
                        new ReservationId(extend.getEvent(), extend.getReservation()), extend.getHoldSeconds());
            case Checkout checkout ->
                new Command.Checkout(
                        new ReservationId(checkout.getEvent(), checkout.getReservation()),
                        checkout.getAttempt(),
                        Optional.ofNullable(checkout.getPaymentMethod()),
                        Optional.ofNullable(checkout.getContact()),
                        Duration.ofSeconds(checkout.getPaymentWindowSeconds()));
            case RecordPayment payment ->
                new Command.RecordPayment(
                        new ReservationId(payment.getEvent(), payment.getReservation()),
                        payment.getAttempt(),
                        SameName.find(Outcome.class, payment.getOutcome())
                                .orElseThrow(() -> new IllegalArgumentException("no outcome of this version")),
                        new Price(payment.getAmountMinor(), payment.getCurrency()),
                        Optional.ofNullable(payment.getCode()));
            case Tick tick -> new Command.Tick();
            case AdoptEvent adopt ->
                new Command.AdoptEvent(
                        new Subject.OfEvent(adopt.getEvent()),
                        new Event.Terms(
                                adopt.getName(),
                                adopt.getCurrency(),
                                EventCodec.plan(adopt.getSections()),
                                adopt.getRules(),
                                Optional.of(RegionCodec.home(adopt.getHome())),
                                adopt.getRules() < RulesVersion.CALLERS
                                        ? Optional.empty()
                                        : Optional.ofNullable(adopt.getTenant()),
                                adopt.getRules() < RulesVersion.CALLERS ? 0 : adopt.getPerCustomer()),
                        adopt.getRegion());
            case CedePlaces cede ->
                new Command.CedePlaces(
                        new Subject.OfEvent(cede.getEvent()),
                        cede.getTransfer(),
                        cede.getTo(),
                        RegionCodec.places(cede.getPlaces()));
            case RequestPlaces request ->
                new Command.RequestPlaces(
                        new Subject.OfEvent(request.getEvent()),
                        request.getTransfer(),
                        request.getTo(),
                        request.getSeats());
            case ReceivePlaces receive ->
                new Command.ReceivePlaces(
                        new Subject.OfEvent(receive.getEvent()),
                        new Receipt(
                                receive.getTransfer(),
                                receive.getN(),
                                receive.getFrom(),
                                RegionCodec.places(receive.getPlaces()),
                                receive.getEpoch(),
                                receive.getOriginPartition(),
                                receive.getOriginOffset()));
            case TakeOverRegion takeOver -> TakeOverCodec.command(takeOver);
            case AdoptReservation adopt -> TakeOverCodec.command(adopt);
            case AdoptPlaces adopt -> new Command.AdoptPlaces(new Subject.OfEvent(adopt.getEvent()), adopt.getRegion());
            case RetireRegion retire -> TakeOverCodec.command(retire);
            // Avro generates a union as Object: the compiler cannot know that the cases above are all.
            case null, default -> throw new IllegalArgumentException("no command of this version");
        };
    }

    /**
     * A build that knows version 1 alone reads no region, whatever stands there: so it is decided under version 1 for ever. It is alike with what
     * came with version 3.
     */
    private static Optional<Home> home(OpenEvent open) {
        return open.getRules() < RulesVersion.REGIONS
                ? Optional.empty()
                : Optional.ofNullable(open.getHome()).map(RegionCodec::home);
    }
}
