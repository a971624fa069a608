package io.holdfast.hold.step;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Seat;

/** The serde of each topic. A store keeps what its view shows, in the same encoding. */
public record Serdes(
        AvroSerde<SeatCommand> commands,
        AvroSerde<SeatEvent> facts,
        AvroSerde<Reservation> reservations,
        AvroSerde<Seat> seats,
        AvroSerde<Event> events,
        AvroSerde<PaymentRequest> paymentRequests,
        AvroSerde<DecisionDigest> digests) {

    /**
     * Looks every schema up.
     *
     * @throws IllegalStateException if one has no id yet
     */
    public static Serdes from(Schemas schemas) {
        return new Serdes(
                new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas),
                new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas),
                new AvroSerde<>(Topics.RESERVATIONS, Reservation.class, schemas),
                new AvroSerde<>(Topics.SEATS, Seat.class, schemas),
                new AvroSerde<>(Topics.EVENTS, Event.class, schemas),
                new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas),
                new AvroSerde<>(Topics.DECISION_DIGESTS, DecisionDigest.class, schemas));
    }
}
