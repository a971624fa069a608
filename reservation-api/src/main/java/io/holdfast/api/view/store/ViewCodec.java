package io.holdfast.api.view.store;

import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Decided;
import io.holdfast.api.model.Decided.Settled;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Receipt;
import io.holdfast.api.model.Reservation;
import io.holdfast.api.model.SeatStatus;
import io.holdfast.api.model.Section;
import io.holdfast.api.model.UnavailableSeat;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.fact.PaymentFailureCause;
import io.holdfast.schemas.fact.RejectionReason;
import io.holdfast.schemas.state.SeatMove.Standing;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Settlement;
import io.holdfast.schemas.view.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Published records as this service's own types. */
public final class ViewCodec {

    private ViewCodec() {}

    public static Event event(io.holdfast.schemas.view.Event event, Settled settled) {
        return new Event(
                event.getEvent(),
                event.getName(),
                event.getCurrency(),
                sections(event),
                switch (event.getStatus()) {
                    case OPEN -> Event.Status.OPEN;
                    case CLOSED -> Event.Status.CLOSED;
                    case OTHER -> Event.Status.OTHER;
                },
                RegionCodec.ownership(event),
                Optional.ofNullable(event.getTenant()),
                event.getPerCustomer(),
                decided(event.getDecided(), settled));
    }

    public static Reservation reservation(io.holdfast.schemas.view.Reservation state, Settled settled) {
        return new Reservation(
                state.getEvent(),
                state.getReservation(),
                status(state),
                state.getSeats(),
                state.getHoldSeconds(),
                Optional.ofNullable(state.getExpiresAt()),
                state.getVersion(),
                state.getPriceMinor(),
                state.getCurrency(),
                new Reservation.Payments(
                        state.getAttempts(),
                        state.getDeclinedAttempt(),
                        state.getDeclineCause() == PaymentFailureCause.UNAVAILABLE,
                        Optional.ofNullable(state.getDeclineCode()),
                        new Reservation.Asked(
                                Optional.ofNullable(state.getPaymentMethod()), Optional.ofNullable(state.getContact())),
                        Optional.ofNullable(state.getSettlement()).map(ViewCodec::settlement)),
                Optional.empty(),
                state.getHistory().stream()
                        .map(step -> step(step, state.getDecided().getPartition(), settled))
                        .toList(),
                state.getUnavailable().stream().map(ViewCodec::unavailable).toList(),
                Optional.ofNullable(state.getCustomer()),
                Optional.ofNullable(state.getOverLimit())
                        .map(over -> new Reservation.OverLimit(over.getHave(), over.getMax())),
                decided(state.getDecided(), settled));
    }

    /** What is known of a receipt; empty if a later version says what this one must not guess. */
    static Optional<Receipt> receipt(io.holdfast.schemas.receipt.Receipt receipt) {
        Optional<Receipt.Status> status = switch (receipt.getStatus()) {
            case PENDING -> Optional.of(Receipt.Status.PENDING);
            case SENT -> Optional.of(Receipt.Status.SENT);
            case PARKED -> Optional.of(Receipt.Status.PARKED);
            case NONE -> Optional.of(Receipt.Status.NONE);
            case OTHER -> Optional.empty();
        };
        return status.map(known -> new Receipt(known, Optional.ofNullable(receipt.getContact())));
    }

    public static SeatStatus status(Standing standing) {
        return switch (standing) {
            case AVAILABLE -> SeatStatus.AVAILABLE;
            case HELD -> SeatStatus.HELD;
            case SOLD -> SeatStatus.SOLD;
        };
    }

    private static Reservation.Status status(io.holdfast.schemas.view.Reservation state) {
        return switch (state.getStatus()) {
            case HELD -> Reservation.Status.HELD;
            case REJECTED -> rejected(state.getRejection());
            case PAYING -> Reservation.Status.PAYING;
            case VOIDING -> Reservation.Status.VOIDING;
            case SOLD -> Reservation.Status.SOLD;
            case RELEASED -> Reservation.Status.RELEASED;
            case EXPIRED -> Reservation.Status.EXPIRED;
            case OTHER -> Reservation.Status.OTHER;
        };
    }

    private static Reservation.Settlement settlement(Settlement settlement) {
        return switch (settlement) {
            case NOTHING_DUE -> Reservation.Settlement.NOTHING_DUE;
            case AUTHORIZED -> Reservation.Settlement.AUTHORIZED;
            case CAPTURED -> Reservation.Settlement.CAPTURED;
            case CAPTURE_FAILED -> Reservation.Settlement.CAPTURE_FAILED;
            case AMOUNT_DIFFERS -> Reservation.Settlement.AMOUNT_DIFFERS;
            case PAYING_AGAIN, VOIDING_AGAIN -> Reservation.Settlement.PAYING_AGAIN;
            case OTHER -> Reservation.Settlement.OTHER;
        };
    }

    private static Reservation.Status rejected(@Nullable RejectionReason reason) {
        return switch (reason) {
            case SEATS_UNAVAILABLE -> Reservation.Status.REJECTED_FOR_SEATS;
            case EVENT_CLOSED -> Reservation.Status.REJECTED_EVENT_CLOSED;
            case OVER_LIMIT -> Reservation.Status.REJECTED_OVER_LIMIT;
            case OTHER -> Reservation.Status.REJECTED_OTHERWISE;
            case null -> Reservation.Status.REJECTED_OTHERWISE;
        };
    }

    private static UnavailableSeat unavailable(io.holdfast.schemas.view.UnavailableSeat seat) {
        return new UnavailableSeat(seat.getSeat(), seat.getReason().name());
    }

    private static Reservation.Step step(Step step, int partition, Settled settled) {
        var decided = new Decided(
                new LogPosition(partition, step.getOffset()),
                step.getAt(),
                Optional.ofNullable(step.getTraceId()),
                settled);
        return new Reservation.Step(
                step.getStatus().name(),
                step.getVersion(),
                step.getFact(),
                step.getCommand(),
                Optional.ofNullable(step.getCode()),
                Optional.ofNullable(step.getCaller()).map(ViewCodec::caller),
                decided);
    }

    private static Caller caller(io.holdfast.schemas.view.Caller caller) {
        return new Caller(
                caller.getTenant(),
                caller.getClient(),
                Optional.ofNullable(caller.getCustomer()),
                caller.getOwnHolds(),
                caller.getGrants());
    }

    static List<Section> sections(io.holdfast.schemas.view.Event event) {
        return event.getSections().stream().map(ViewCodec::section).toList();
    }

    private static Section section(io.holdfast.schemas.view.Section section) {
        return new Section(section.getName(), section.getRows(), section.getSeatsPerRow(), section.getPriceMinor());
    }

    private static Decided decided(Cause cause, Settled settled) {
        return new Decided(
                new LogPosition(cause.getPartition(), cause.getOffset()),
                cause.getAt(),
                Optional.ofNullable(cause.getTraceId()),
                settled);
    }
}
