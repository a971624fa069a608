package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.reply.Reply;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Seat;

/** Reads what was written, as any consumer does. */
public record Reader(
        AvroSerde<SeatEvent> facts,
        AvroSerde<Reservation> reservations,
        AvroSerde<Seat> seats,
        AvroSerde<Event> events,
        AvroSerde<PaymentRequest> requests,
        AvroSerde<Reply> replies) {

    /** A reader that knows the schemas of this registry. */
    public static Reader from(SchemaRegistry registry) {
        return new Reader(
                new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, registry),
                new AvroSerde<>(Topics.RESERVATIONS, Reservation.class, registry),
                new AvroSerde<>(Topics.SEATS, Seat.class, registry),
                new AvroSerde<>(Topics.EVENTS, Event.class, registry),
                new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, registry),
                new AvroSerde<>(Topics.REPLIES, Reply.class, registry));
    }
}
