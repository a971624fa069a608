package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
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

    /** A reader that knows these schemas. */
    public static Reader from(Schemas schemas) {
        return new Reader(
                new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas),
                new AvroSerde<>(Topics.RESERVATIONS, Reservation.class, schemas),
                new AvroSerde<>(Topics.SEATS, Seat.class, schemas),
                new AvroSerde<>(Topics.EVENTS, Event.class, schemas),
                new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas),
                new AvroSerde<>(Topics.REPLIES, Reply.class, schemas));
    }
}
