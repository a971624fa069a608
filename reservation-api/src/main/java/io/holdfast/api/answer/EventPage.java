package io.holdfast.api.answer;

import io.holdfast.api.model.Event;
import io.holdfast.schemas.limits.Ids;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which events are asked for.
 *
 * @param status those that stand so
 * @param limit how many at most; a page whose events have large plans has fewer
 * @param after the place behind which the page begins; empty for the first
 */
public record EventPage(Event.Status status, int limit, Optional<Place> after) {

    /** How many events a page has if nothing is said. */
    public static final int DEFAULT_LIMIT = 50;

    /** How many events a page has at most. */
    public static final int MAX_LIMIT = 200;

    /** The page behind this one. */
    public EventPage behind(Place last) {
        return new EventPage(status, limit, Optional.of(last));
    }

    /**
     * Where an event stands in the order of a list: the newest first.
     *
     * @param atMs when it was decided that it stands as it does, in log time
     * @param event its id
     */
    public record Place(long atMs, String event) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::atMs).reversed().thenComparing(Place::event);

        private static final Pattern FORM = Pattern.compile("([0-9]{1,15})~(.*)");

        /** The place of an event as it is. */
        public static Place of(Event event) {
            return new Place(event.decided().at().toEpochMilli(), event.id());
        }

        /** A place as {@link #toString} writes it; empty if the text is none. */
        public static Optional<Place> parse(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches() && Ids.problem(parts.group(2)).isEmpty()
                    ? Optional.of(new Place(Long.parseLong(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return atMs + "~" + event;
        }
    }
}
