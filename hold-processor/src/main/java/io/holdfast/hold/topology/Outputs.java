package io.holdfast.hold.topology;

import io.holdfast.hold.codec.EventCodec;
import io.holdfast.hold.codec.FactCodec;
import io.holdfast.hold.codec.PaymentCodec;
import io.holdfast.hold.codec.ReservationCodec;
import io.holdfast.hold.codec.SeatCodec;
import io.holdfast.hold.seat.Cause;
import io.holdfast.hold.seat.Change;
import io.holdfast.hold.seat.Command.Subject;
import io.holdfast.hold.seat.Decision;
import io.holdfast.hold.seat.Event;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.hold.seat.ReservationId;
import io.holdfast.hold.seat.State;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.payment.PaymentRequest;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a command led to. Everything it writes follows from the log alone, ids and time stamps of the records included, so that a
 * replay writes the same.
 */
final class Outputs {

    private static final String SOURCE = "/holdfast/hold-processor";
    private static final String TYPE_PREFIX = "io.holdfast.";

    private final ProcessorContext<Object, Object> context;
    private final Cause cause;
    private final @Nullable String traceParent;
    private int written;

    Outputs(ProcessorContext<Object, Object> context, Cause cause, @Nullable String traceParent) {
        this.context = context;
        this.cause = cause;
        this.traceParent = traceParent;
    }

    /** Writes the facts, the changed views, and what is asked of the payment provider. */
    void write(Decision decision) {
        int index = 0;
        for (Fact fact : decision.facts()) {
            send(Names.FACTS, fact.name(), FactCodec.key(fact.subject()), FactCodec.record(fact, cause, index++));
        }
        decision.changes().forEach(this::change);
        decision.facts().stream()
                .flatMap(fact -> fact instanceof Fact.OfPayment payment ? Stream.of(payment) : Stream.empty())
                .flatMap(payment -> PaymentCodec.request(payment, cause).stream())
                .forEach(this::request);
    }

    /**
     * Writes the unchanged view of what a command was about, where the decision changed none of it: whoever sent the command sees by the
     * record's cause that it has been decided, and by its value how things stand.
     */
    void confirm(Decision decision, Subject subject, State state) {
        boolean changed = decision.changes().stream().anyMatch(change -> concerns(change, subject));
        if (changed) {
            return;
        }
        switch (subject) {
            case Subject.OfEvent event -> state.event(event.event()).ifPresent(this::event);
            case Subject.OfReservation reservation ->
                state.reservation(reservation.id()).ifPresent(this::reservation);
        }
    }

    private static boolean concerns(Change change, Subject subject) {
        return switch (change) {
            case Change.EventSet set ->
                subject.equals(new Subject.OfEvent(set.event().id()));
            case Change.ReservationSet set -> subject.equals(new Subject.OfReservation(set.id()));
            case Change.OfSeat seat -> false;
        };
    }

    private void change(Change change) {
        switch (change) {
            case Change.EventSet set -> event(set.event());
            case Change.ReservationSet set -> set.after().ifPresentOrElse(this::reservation, () -> forget(set.id()));
            case Change.SeatTaken taken ->
                send(Names.SEATS, "Seat", Keys.seat(taken.event(), taken.seat()), SeatCodec.record(taken));
            case Change.SeatSold sold ->
                send(Names.SEATS, "Seat", Keys.seat(sold.event(), sold.seat()), SeatCodec.record(sold));
            case Change.SeatFreed freed -> send(Names.SEATS, "Seat", Keys.seat(freed.event(), freed.seat()), null);
        }
    }

    private void request(PaymentRequest request) {
        String key = Keys.reservation(request.getEvent(), request.getReservation());
        send(Names.PAYMENT_REQUESTS, "PaymentRequest", key, request);
    }

    private void event(Event event) {
        send(Names.EVENTS, "Event", event.id(), EventCodec.record(event));
    }

    private void reservation(Reservation reservation) {
        send(Names.RESERVATIONS, "Reservation", key(reservation.id()), ReservationCodec.record(reservation));
    }

    private void forget(ReservationId id) {
        send(Names.RESERVATIONS, "Reservation", key(id), null);
    }

    private static String key(ReservationId id) {
        return Keys.reservation(id.event(), id.reservation());
    }

    private void send(String sink, String type, String key, @Nullable Object value) {
        String position = new LogPosition(cause.partition(), cause.offset()).toString();
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.CAUSE, position);
        RecordHeaders.addCloudEvent(headers, position + ":" + written++, SOURCE, TYPE_PREFIX + type, cause.at());
        if (traceParent != null) {
            RecordHeaders.add(headers, RecordHeaders.TRACE_PARENT, traceParent);
        }
        context.forward(
                new Record<Object, @Nullable Object>(key, value, cause.at().toEpochMilli(), headers), sink);
    }
}
