package io.holdfast.hold.audit.facts;

import io.holdfast.schemas.Keys;
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
import io.holdfast.schemas.command.TakeOverRegion;
import org.jspecify.annotations.Nullable;

/** What commands are about. */
public final class Subjects {

    private Subjects() {}

    /** Key of the reservation or the event that a command is about; null for a Tick, and for what is no command. */
    public static @Nullable String of(Object command) {
        return switch (command) {
            case OpenEvent open -> open.getEvent();
            case CloseEvent close -> close.getEvent();
            case HoldSeats hold -> Keys.reservation(hold.getEvent(), hold.getReservation());
            case ReleaseSeats release -> Keys.reservation(release.getEvent(), release.getReservation());
            case ExtendHold extend -> Keys.reservation(extend.getEvent(), extend.getReservation());
            case Checkout checkout -> Keys.reservation(checkout.getEvent(), checkout.getReservation());
            case RecordPayment payment -> Keys.reservation(payment.getEvent(), payment.getReservation());
            case AdoptEvent adopt -> adopt.getEvent();
            case CedePlaces cede -> cede.getEvent();
            case RequestPlaces request -> request.getEvent();
            case ReceivePlaces receive -> receive.getEvent();
            case TakeOverRegion takeOver -> takeOver.getEvent();
            case AdoptReservation adopt -> Keys.reservation(adopt.getEvent(), adopt.getReservation());
            case AdoptPlaces adopt -> adopt.getEvent();
            case RetireRegion retire -> retire.getEvent();
            default -> null;
        };
    }
}
