package io.holdfast.api.view.store;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.State;

/**
 * Decodes the values of {@link Topics#STATE}. Every method throws {@link UndecodableException} if the bytes are not such a state and never will
 * be, and {@link io.holdfast.schemas.UnknownSchemaException} if nobody can tell at present.
 */
public final class StateCodec {

    private final AvroSerde<State> serde;

    /**
     * A codec.
     *
     * @throws IllegalStateException if the schema of the states has no id yet
     */
    public StateCodec(Schemas schemas) {
        this(new AvroSerde<>(Topics.STATE, State.class, schemas));
    }

    private StateCodec(AvroSerde<State> serde) {
        this.serde = serde;
    }

    /**
     * A codec of states that were copied from another region.
     *
     * @param schemas that region's, whose ids they have
     */
    public static StateCodec ofCopy(Schemas schemas) {
        return new StateCodec(AvroSerde.reading(State.class, schemas));
    }

    public Event event(byte[] value) {
        return decode(value, Event.class);
    }

    public Reservation reservation(byte[] value) {
        return decode(value, Reservation.class);
    }

    private <T> T decode(byte[] value, Class<T> type) {
        Object state = serde.decode(value).getState();
        if (!type.isInstance(state)) {
            throw new UndecodableException(
                    "the key is not that of a %s".formatted(state.getClass().getSimpleName()), null);
        }
        return type.cast(state);
    }
}
