package io.holdfast.hold.step;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.view.State;

/** The serde of each topic. The store keeps states as they are on the changelog. */
public record Serdes(
        AvroSerde<SeatCommand> commands,
        AvroSerde<SeatEvent> facts,
        AvroSerde<State> states,
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
                new AvroSerde<>(Topics.STATE, State.class, schemas),
                new AvroSerde<>(Topics.PAYMENT_REQUESTS, PaymentRequest.class, schemas),
                new AvroSerde<>(Topics.DECISION_DIGESTS, DecisionDigest.class, schemas));
    }
}
