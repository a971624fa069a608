package io.holdfast.api.region;

import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.view.Views;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.UnknownSchemaException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** What was copied of another region's states: a picture that is late, by a second or by a day. Nothing is decided from it. */
public interface RegionCopy {

    /** Until when it is complete. */
    CopyAge age();

    /** The states, by positions of the other region's log; empty while they can't be read. */
    Optional<Views> views();

    /**
     * Something of the states; empty as well if it can't be read, for whatever reason: a copy that is broken or not there hinders no call about what
     * this region decides.
     */
    default <T> Optional<T> read(Function<Views, Optional<T>> question) {
        try {
            return views().flatMap(question);
        } catch (InvalidStateStoreException | UndecodableException | UnknownSchemaException illegible) {
            return Optional.empty();
        }
    }

    /** An event as the other region has it. */
    default Optional<Event> event(String id) {
        return read(states -> states.eventState(id));
    }

    /** For each partition of that region's states, the offset of the last record that was copied; -1 if none was. */
    Map<Integer, Long> positions();
}
