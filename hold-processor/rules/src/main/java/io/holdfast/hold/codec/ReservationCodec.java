package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Request;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.Reservation.Decline;
import io.holdfast.hold.seat.Reservation.FailureCause;
import io.holdfast.hold.seat.Reservation.Payments;
import io.holdfast.hold.seat.Reservation.Price;
import io.holdfast.hold.seat.Reservation.Rejection;
import io.holdfast.hold.seat.Reservation.Settlement;
import io.holdfast.hold.seat.Reservation.Status;
import io.holdfast.hold.seat.Reservation.Step;
import io.holdfast.hold.seat.Reservation.UnavailableSeat;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.fact.PaymentFailureCause;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.view.OverLimit;
import io.holdfast.schemas.view.ReservationStatus;
import io.holdfast.schemas.view.SeatReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reservations between the rules and the published state, which is also how the store keeps them. */
public final class ReservationCodec {

    private ReservationCodec() {}

    /** As the view has it. */
    public static io.holdfast.schemas.view.Reservation record(Reservation reservation) {
        var builder = io.holdfast.schemas.view.Reservation.newBuilder()
                .setEvent(reservation.id().event())
                .setReservation(reservation.id().reservation())
                .setStatus(ReservationStatus.valueOf(reservation.status().name()))
                .setSeats(reservation.request().seats())
                .setHoldSeconds(reservation.request().holdSeconds())
                .setVersion(reservation.version())
                .setPriceMinor(reservation.price().minor())
                .setCurrency(reservation.price().currency())
                .setAttempts(reservation.payments().attempts())
                .setDeclinedAttempt(
                        reservation.payments().decline().map(Decline::attempt).orElse(0))
                .setDeclineCode(
                        reservation.payments().decline().flatMap(Decline::code).orElse(null))
                .setDeclineCause(reservation
                        .payments()
                        .decline()
                        .map(decline -> SameName.of(PaymentFailureCause.class, decline.cause()))
                        .orElse(null))
                .setPaymentMethod(reservation.payments().method().orElse(null))
                .setContact(reservation.payments().contact().orElse(null))
                .setHistory(reservation.history().stream()
                        .map(ReservationCodec::step)
                        .toList())
                .setDecided(CauseCodec.record(reservation.decided()))
                .setCustomer(reservation.customer().orElse(null));
        switch (reservation.status()) {
            case Status.Held held -> builder.setHeldAt(held.from()).setExpiresAt(held.expiresAt());
            case Status.Paying paying ->
                builder.setHeldAt(paying.heldFrom())
                        .setExpiresAt(paying.expiresAt())
                        .setPayBy(paying.payBy());
            case Status.Voiding voiding -> builder.setHeldAt(voiding.heldFrom()).setExpiresAt(voiding.expiresAt());
            case Status.Sold sold ->
                builder.setHeldAt(sold.heldFrom())
                        .setExpiresAt(sold.expiresAt())
                        .setEndedAt(sold.at())
                        .setSettlement(SameName.of(io.holdfast.schemas.view.Settlement.class, sold.settlement()))
                        .setPayBy(sold.payBy().orElse(null));
            case Status.Rejected rejected ->
                builder.setEndedAt(rejected.at())
                        .setRejection(reason(rejected.rejection()))
                        .setUnavailable(unavailable(rejected.rejection()))
                        .setOverLimit(overLimit(rejected.rejection()));
            case Status.Released released ->
                builder.setHeldAt(released.heldFrom())
                        .setExpiresAt(released.expiresAt())
                        .setEndedAt(released.at());
            case Status.Expired expired ->
                builder.setHeldAt(expired.heldFrom())
                        .setExpiresAt(expired.expiresAt())
                        .setEndedAt(expired.at());
        }
        return builder.build();
    }

    /** As the rules have it. */
    public static Reservation reservation(io.holdfast.schemas.view.Reservation record) {
        return new Reservation(
                new ReservationId(record.getEvent(), record.getReservation()),
                new Request(record.getSeats(), record.getHoldSeconds()),
                Optional.ofNullable(record.getCustomer()),
                new Price(record.getPriceMinor(), record.getCurrency()),
                status(record),
                payments(record),
                record.getHistory().stream().map(step -> step(step, record)).toList(),
                record.getVersion(),
                CauseCodec.cause(record.getDecided()));
    }

    private static Status status(io.holdfast.schemas.view.Reservation record) {
        return switch (record.getStatus()) {
            case HELD -> new Status.Held(record.getHeldAt(), record.getExpiresAt());
            case PAYING -> new Status.Paying(record.getHeldAt(), record.getExpiresAt(), record.getPayBy());
            case VOIDING -> new Status.Voiding(record.getHeldAt(), record.getExpiresAt());
            case SOLD ->
                new Status.Sold(
                        record.getHeldAt(),
                        record.getExpiresAt(),
                        record.getEndedAt(),
                        SameName.of(Settlement.class, record.getSettlement()),
                        Optional.ofNullable(record.getPayBy()));
            case REJECTED -> new Status.Rejected(record.getEndedAt(), rejection(record));
            case RELEASED -> new Status.Released(record.getHeldAt(), record.getExpiresAt(), record.getEndedAt());
            case EXPIRED -> new Status.Expired(record.getHeldAt(), record.getExpiresAt(), record.getEndedAt());
            case OTHER -> throw SameName.laterVersion();
        };
    }

    private static io.holdfast.schemas.view.Step step(Step step) {
        return new io.holdfast.schemas.view.Step(
                ReservationStatus.valueOf(step.state()),
                step.version(),
                step.fact(),
                step.command(),
                step.decided().offset(),
                step.decided().at(),
                step.decided().traceId().orElse(null),
                step.code().orElse(null),
                CallerCodec.record(step.decided().caller()));
    }

    private static Step step(io.holdfast.schemas.view.Step step, io.holdfast.schemas.view.Reservation record) {
        var decided = new Cause(
                record.getDecided().getPartition(),
                step.getOffset(),
                step.getAt(),
                Optional.ofNullable(step.getTraceId()),
                CallerCodec.caller(step.getCaller()));
        return new Step(
                step.getStatus().name(),
                step.getVersion(),
                step.getFact(),
                step.getCommand(),
                Optional.ofNullable(step.getCode()),
                decided);
    }

    private static Payments payments(io.holdfast.schemas.view.Reservation record) {
        Optional<Decline> decline = record.getDeclinedAttempt() == 0
                ? Optional.empty()
                : Optional.of(new Decline(
                        record.getDeclinedAttempt(),
                        SameName.of(FailureCause.class, record.getDeclineCause()),
                        Optional.ofNullable(record.getDeclineCode())));
        return new Payments(
                record.getAttempts(),
                decline,
                Optional.ofNullable(record.getPaymentMethod()),
                Optional.ofNullable(record.getContact()));
    }

    private static Rejection rejection(io.holdfast.schemas.view.Reservation record) {
        return switch (record.getRejection()) {
            case SEATS_UNAVAILABLE ->
                new Rejection.SeatsUnavailable(record.getUnavailable().stream()
                        .map(seat -> new UnavailableSeat(
                                seat.getSeat(), SameName.of(UnavailableSeat.Reason.class, seat.getReason())))
                        .toList());
            case EVENT_CLOSED -> new Rejection.EventClosed();
            case OVER_LIMIT ->
                new Rejection.OverLimit(
                        record.getOverLimit().getHave(), record.getOverLimit().getMax());
            case OTHER -> throw SameName.laterVersion();
        };
    }

    static RejectionReason reason(Rejection rejection) {
        return switch (rejection) {
            case Rejection.SeatsUnavailable seats -> RejectionReason.SEATS_UNAVAILABLE;
            case Rejection.EventClosed closed -> RejectionReason.EVENT_CLOSED;
            case Rejection.OverLimit over -> RejectionReason.OVER_LIMIT;
        };
    }

    static List<io.holdfast.schemas.view.UnavailableSeat> unavailable(Rejection rejection) {
        return switch (rejection) {
            case Rejection.SeatsUnavailable unavailable ->
                unavailable.seats().stream()
                        .map(seat -> new io.holdfast.schemas.view.UnavailableSeat(
                                seat.seat(), SameName.of(SeatReason.class, seat.reason())))
                        .toList();
            case Rejection.EventClosed _, Rejection.OverLimit _ -> List.of();
        };
    }

    static @Nullable OverLimit overLimit(Rejection rejection) {
        return rejection instanceof Rejection.OverLimit(int have, int max) ? new OverLimit(have, max) : null;
    }
}
