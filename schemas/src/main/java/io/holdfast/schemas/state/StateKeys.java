package io.holdfast.schemas.state;

import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of {@link Topics#STATE}: a letter that says of what kind the state is, and the key that it has among its kind ({@link Keys}). */
public final class StateKeys {

    /** Begins the key of an event. */
    public static final char EVENT = 'E';

    /** Begins the key of a reservation. */
    public static final char RESERVATION = 'R';

    private StateKeys() {}

    /** Key of an event's state. */
    public static String event(String event) {
        return EVENT + event;
    }

    /** Key of a reservation's state. */
    public static String reservation(String event, String reservation) {
        return RESERVATION + Keys.reservation(event, reservation);
    }

    /** Key of a state by the key among its kind: {@code event} or {@code event/reservation}. */
    public static String of(String own) {
        return (Keys.isEvent(own) ? EVENT : RESERVATION) + own;
    }

    /** The key among its kind: {@code event} or {@code event/reservation}. */
    public static String own(String key) {
        return key.substring(1);
    }

    /** Places a state in the partition of its event, as {@link EventPartitioner} does with everything else. */
    public static Optional<Set<Integer>> partition(String topic, String key, @Nullable Object value, int partitions) {
        return Optional.of(Set.of(EventPartitioner.partition(own(key), partitions)));
    }
}
