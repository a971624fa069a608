package io.holdfast.schemas.state;

import io.holdfast.schemas.LogPosition;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * States that were decided and are not in the view yet, as the uncommitted end of {@link io.holdfast.schemas.Topics#STATE} tells them.
 *
 * <p>They may be told before their transaction is committed: a decision is settled when its command is appended, so an aborted transaction says
 * what the next owner will write again (decision 11). One thing bounds that. An owner that was replaced can append old states behind newer ones
 * of its successor, and nothing bounds how old they are. So a state counts only as long as the view has not come as far as its cause: what the
 * view has passed is dropped when it arrives, and no longer told once the view passes it.
 *
 * <p>Bounded: forgetting one is harmless, since the view shows the same as soon as it is committed. Safe for use by many threads.
 *
 * @param <T> what a state is to the reader
 */
public final class TailStates<T> {

    /**
     * A state ahead of the view.
     *
     * @param state empty if there is no such thing any more
     * @param cause the newest command about it
     */
    public record Ahead<T>(Optional<T> state, LogPosition cause) {}

    private final int capacity;
    private final Map<String, Ahead<T>> states = new LinkedHashMap<>();
    private final Map<Integer, Long> viewed = new HashMap<>();

    /**
     * No states.
     *
     * @param capacity how many are kept; beyond it the oldest is forgotten
     */
    public TailStates(int capacity) {
        this.capacity = capacity;
    }

    /**
     * A state was read from the tail.
     *
     * @param state empty for a tombstone
     * @return whether it is news: the view has not passed its cause, and no newer state of its key is known
     */
    public synchronized boolean arrived(String key, Optional<T> state, LogPosition cause) {
        if (isViewed(cause)) {
            return false;
        }
        @Nullable Ahead<T> known = states.get(key);
        if (known != null && known.cause().offset() > cause.offset()) {
            return false;
        }
        states.remove(key);
        states.put(key, new Ahead<>(state, cause));
        if (states.size() > capacity) {
            states.remove(states.keySet().iterator().next());
        }
        return true;
    }

    /** The view shows all that was decided by this command, and so by every earlier one of its partition. Told after it can be read there. */
    public synchronized void viewed(LogPosition cause) {
        viewed.merge(cause.partition(), cause.offset(), Math::max);
        Iterator<Ahead<T>> oldest = states.values().iterator();
        while (oldest.hasNext() && isViewed(oldest.next().cause())) {
            oldest.remove();
        }
    }

    /** The state of a key, if it is ahead of the view. Empty means: the view tells it, if it is read after this call. */
    public synchronized Optional<Ahead<T>> get(String key) {
        return Optional.ofNullable(states.get(key)).filter(known -> !isViewed(known.cause()));
    }

    /** Whether the view has come as far as this command. */
    public synchronized boolean isViewed(LogPosition cause) {
        return viewed.getOrDefault(cause.partition(), -1L) >= cause.offset();
    }

    /** The newest command of a partition whose decision the view shows; empty if it shows none. */
    public synchronized Optional<LogPosition> viewed(int partition) {
        return Optional.ofNullable(viewed.get(partition)).map(offset -> new LogPosition(partition, offset));
    }

    /** The keys of all states that are ahead of the view, the oldest first. */
    public synchronized List<String> keys() {
        return states.keySet().stream().filter(key -> get(key).isPresent()).toList();
    }
}
