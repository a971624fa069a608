package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Adoption;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.UpTo;
import io.holdfast.schemas.command.AdoptReservation;
import io.holdfast.schemas.command.RetireRegion;
import io.holdfast.schemas.command.TakeOverRegion;
import io.holdfast.schemas.digest.Sha256;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.RegionRetired;
import io.holdfast.schemas.fact.RegionTakenOver;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.fact.ReservationAdopted;
import io.holdfast.schemas.view.Reservation;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The take-over of a region between the rules and the records. */
final class TakeOverCodec {

    private TakeOverCodec() {}

    static Command command(TakeOverRegion takeOver) {
        return new Command.TakeOverRegion(
                new Subject.OfEvent(takeOver.getEvent()),
                takeOver.getRegion(),
                new UpTo(takeOver.getUpToPartition(), takeOver.getUpToOffset()),
                HexFormat.of().formatHex(takeOver.getDigest().bytes()));
    }

    static Command command(AdoptReservation adopt) {
        return new Command.AdoptReservation(
                new ReservationId(adopt.getEvent(), adopt.getReservation()),
                adopt.getRegion(),
                reservation(adopt.getState()));
    }

    static Command command(RetireRegion retire) {
        return new Command.RetireRegion(
                new Subject.OfEvent(retire.getEvent()),
                retire.getBy(),
                new UpTo(retire.getUpToPartition(), retire.getUpToOffset()),
                retire.getOriginPartition(),
                retire.getOriginOffset());
    }

    /** A state that comes with a command is not the processor's own: it may be anything. */
    private static io.holdfast.hold.seat.Reservation reservation(Reservation state) {
        if (needed(state).anyMatch(field -> state.get(field) == null)) {
            throw new IllegalArgumentException("a reservation that is %s needs %s"
                    .formatted(state.getStatus(), needed(state).toList()));
        }
        try {
            return ReservationCodec.reservation(state);
        } catch (UnsupportedOperationException unknown) {
            throw new IllegalArgumentException("no state of this version", unknown);
        }
    }

    private static Stream<String> needed(Reservation state) {
        return switch (state.getStatus()) {
            case HELD, VOIDING -> Stream.of("heldAt", "expiresAt");
            case PAYING -> Stream.of("heldAt", "expiresAt", "payBy");
            case SOLD -> Stream.of("heldAt", "expiresAt", "endedAt", "settlement");
            case REJECTED ->
                state.getRejection() == RejectionReason.OVER_LIMIT
                        ? Stream.of("endedAt", "rejection", "overLimit")
                        : Stream.of("endedAt", "rejection");
            case RELEASED, EXPIRED -> Stream.of("heldAt", "expiresAt", "endedAt");
            case OTHER -> Stream.of();
        };
    }

    static RegionTakenOver record(Fact.RegionTakenOver takenOver) {
        return new RegionTakenOver(
                takenOver.subject().event(),
                takenOver.region(),
                takenOver.upTo().partition(),
                takenOver.upTo().offset(),
                new Sha256(HexFormat.of().parseHex(takenOver.digest())));
    }

    static ReservationAdopted record(Fact.ReservationAdopted adopted, Cause cause) {
        return new ReservationAdopted(
                adopted.id().event(),
                adopted.id().reservation(),
                adopted.region(),
                ReservationCodec.record(Adoption.adopted(adopted, cause)));
    }

    static PlacesAdopted record(Fact.PlacesAdopted adopted) {
        return new PlacesAdopted(
                adopted.subject().event(), adopted.region(), RegionCodec.ranges(adopted.places()), adopted.epoch());
    }

    static RegionRetired record(Fact.RegionRetired retired) {
        return new RegionRetired(
                retired.subject().event(),
                retired.by(),
                retired.upTo().partition(),
                retired.upTo().offset(),
                retired.originPartition(),
                retired.originOffset());
    }
}
