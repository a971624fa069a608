package io.holdfast.hold.simulation.promise;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.State;

/** Reads what was written, as any consumer does. */
public record Reader(AvroSerde<SeatEvent> facts, AvroSerde<State> states, AvroSerde<PaymentRequest> requests) {

    /** A reader that knows these schemas. */
    public static Reader from(Schemas schemas) {
        return new Reader(
                new AvroSerde<>(Topics.SEAT_EVENTS, SeatEvent.class, schemas),
                new AvroSerde<>(Topics.STATE, State.class, schemas),
                new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas));
    }
}
