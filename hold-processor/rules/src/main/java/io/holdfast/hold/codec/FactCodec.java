package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.CommandRepeated;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventClosed;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.HoldExpired;
import io.holdfast.schemas.fact.HoldExtended;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.PlacesRefusalReason;
import io.holdfast.schemas.fact.PlacesRefused;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.ReservationForgotten;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes facts. */
public final class FactCodec {

    private FactCodec() {}

    /** The record of a fact; {@code index} is its place among the facts of its command. */
    public static SeatEvent record(Fact fact, Cause cause, int index) {
        return new SeatEvent(CauseCodec.record(cause), index, fact(fact, cause));
    }

    /** Key of what a fact is about. */
    public static String key(Subject subject) {
        return switch (subject) {
            case Subject.OfEvent event -> event.event();
            case Subject.OfReservation reservation ->
                Keys.reservation(reservation.id().event(), reservation.id().reservation());
        };
    }

    private static SpecificRecord fact(Fact fact, Cause cause) {
        return switch (fact) {
            case Fact.EventOpened opened ->
                new EventOpened(
                        opened.subject().event(),
                        opened.terms().name(),
                        opened.terms().currency(),
                        EventCodec.sections(opened.terms().plan()),
                        opened.terms().rules(),
                        opened.terms().home().map(RegionCodec::record).orElse(null),
                        opened.terms().tenant().orElse(null),
                        opened.terms().perCustomer());
            case Fact.EventAdopted adopted ->
                new EventAdopted(
                        adopted.subject().event(),
                        adopted.terms().name(),
                        adopted.terms().currency(),
                        EventCodec.sections(adopted.terms().plan()),
                        adopted.terms().rules(),
                        RegionCodec.record(adopted.terms().home().orElseThrow()),
                        adopted.region(),
                        adopted.terms().tenant().orElse(null),
                        adopted.terms().perCustomer());
            case Fact.PlacesCeded ceded ->
                new PlacesCeded(
                        ceded.subject().event(),
                        ceded.cession().transfer(),
                        ceded.cession().n(),
                        ceded.cession().to(),
                        RegionCodec.ranges(ceded.cession().places()),
                        ceded.cession().epoch());
            case Fact.PlacesReceived received ->
                new PlacesReceived(
                        received.subject().event(),
                        received.receipt().transfer(),
                        received.receipt().n(),
                        received.receipt().from(),
                        RegionCodec.ranges(received.receipt().places()),
                        received.receipt().epoch(),
                        received.receipt().originPartition(),
                        received.receipt().originOffset());
            case Fact.PlacesRefused refused ->
                new PlacesRefused(
                        refused.subject().event(),
                        reservation(refused.subject()),
                        refused.command(),
                        SameName.of(PlacesRefusalReason.class, refused.reason()),
                        RegionCodec.ranges(refused.places()),
                        refused.region().orElse(null));
            case Fact.EventClosed closed -> new EventClosed(closed.subject().event());
            case Fact.SeatsHeld held ->
                new SeatsHeld(
                        held.id().event(),
                        held.id().reservation(),
                        held.request().seats(),
                        held.request().holdSeconds(),
                        held.expiresAt(),
                        held.price().minor(),
                        held.price().currency(),
                        held.version(),
                        held.customer().orElse(null));
            case Fact.HoldRejected rejected ->
                new HoldRejected(
                        rejected.id().event(),
                        rejected.id().reservation(),
                        rejected.request().seats(),
                        rejected.request().holdSeconds(),
                        ReservationCodec.reason(rejected.rejection()),
                        ReservationCodec.unavailable(rejected.rejection()),
                        rejected.version(),
                        rejected.customer().orElse(null),
                        ReservationCodec.overLimit(rejected.rejection()));
            case Fact.HoldExtended extended ->
                new HoldExtended(
                        extended.id().event(), extended.id().reservation(), extended.expiresAt(), extended.version());
            case Fact.HoldReleased released ->
                new HoldReleased(
                        released.id().event(), released.id().reservation(), released.seats(), released.version());
            case Fact.HoldExpired expired ->
                new HoldExpired(
                        expired.id().event(),
                        expired.id().reservation(),
                        expired.seats(),
                        expired.expiresAt(),
                        expired.version());
            case Fact.RegionTakenOver takenOver -> TakeOverCodec.record(takenOver);
            case Fact.ReservationAdopted adopted -> TakeOverCodec.record(adopted, cause);
            case Fact.PlacesAdopted adopted -> TakeOverCodec.record(adopted);
            case Fact.RegionRetired retired -> TakeOverCodec.record(retired);
            case Fact.OfPayment payment -> PaymentCodec.record(payment);
            case Fact.ReservationForgotten forgotten ->
                new ReservationForgotten(forgotten.id().event(), forgotten.id().reservation());
            case Fact.CommandRepeated repeated ->
                new CommandRepeated(repeated.subject().event(), reservation(repeated.subject()), repeated.command());
            case Fact.CommandRefused refused ->
                new CommandRefused(
                        refused.subject().event(),
                        reservation(refused.subject()),
                        refused.command(),
                        SameName.of(RefusalReason.class, refused.reason()),
                        refused.differs());
        };
    }

    private static @Nullable String reservation(Subject subject) {
        return switch (subject) {
            case Subject.OfEvent event -> null;
            case Subject.OfReservation reservation -> reservation.id().reservation();
        };
    }
}
