package io.holdfast.api.view;

import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Settled;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import io.holdfast.schemas.reply.Reply;
import io.holdfast.schemas.view.Event;
import io.holdfast.schemas.view.Reservation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the owner decided, told to this instance before it is committed. First it can be read, then whoever waits is woken. A reply that
 * can't be read is passed over: the view shows the same soon.
 */
final class Replies {

    private static final Logger LOG = Logger.getLogger(Replies.class);

    private final AvroSerde<Reply> serde;
    private final DecidedStates states;
    private final ViewListener listener;

    /**
     * Replies for these listeners.
     *
     * @throws IllegalStateException if their schema has no id yet
     */
    Replies(Schemas schemas, DecidedStates states, ViewListener listener) {
        this.serde = new AvroSerde<>(Topics.REPLIES, Reply.class, schemas);
        this.states = states;
        this.listener = listener;
    }

    void arrived(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || value == null) {
            return;
        }
        try {
            arrived(new String(key, StandardCharsets.UTF_8), serde.decode(value));
        } catch (UndecodableException | UnknownSchemaException illegible) {
            LOG.warnf("a reply can't be read, its caller waits for the commit: %s", illegible.getMessage());
        }
    }

    private void arrived(String key, Reply reply) {
        var cause = new Position(reply.getPartition(), reply.getOffset());
        switch (reply.getState()) {
            case Event event ->
                states.decided(key, new Seen<>(ViewCodec.event(event, Settled.DECIDED), Optional.of(cause)));
            case Reservation reservation ->
                states.decidedReservation(
                        key, new Seen<>(ViewCodec.reservation(reservation, Settled.DECIDED), Optional.of(cause)));
            // Avro generates a union as Object: the compiler cannot know that the cases above are all.
            default -> throw new IllegalStateException("the schema of a reply knows nothing else");
        }
        listener.arrived(key, cause);
    }
}
