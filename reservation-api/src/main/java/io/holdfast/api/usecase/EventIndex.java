package io.holdfast.api.usecase;

import io.holdfast.api.answer.EventPage;
import io.holdfast.api.answer.EventPage.Place;
import io.holdfast.api.model.Event;
import io.holdfast.api.view.ViewListener;
import io.holdfast.api.view.Views;
import io.holdfast.api.view.Views.Seen;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which events stand how, in the order in which they are listed. A list of all events has no bound, so what is kept of each is its place
 * alone, some 200 bytes, and the events of a page are read from the view. The view is gone through once, with the first page; from then on
 * what changes is heard of.
 */
@Singleton
public final class EventIndex implements ViewListener {

    /** Sections of all events of a page together, beyond its first event: some 200 KB of JSON. */
    private static final int MAX_SECTIONS = 2_000;

    private final Map<Event.Status, NavigableSet<Place>> byStatus = new EnumMap<>(Event.Status.class);
    private final Map<String, Event.Status> statusOf = new HashMap<>();
    private final Map<String, Place> placeOf = new HashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private volatile boolean listening;
    private boolean complete;

    /**
     * A page of events.
     *
     * @param events in their order
     * @param next the page behind this one; empty for the last
     */
    record Page(List<Event> events, Optional<EventPage> next) {}

    @Override
    public void arrived(String key, LogPosition cause) {
        if (listening && Keys.isEvent(key)) {
            changed.add(key);
        }
    }

    /** The events of a page, as the views show them. */
    Page page(EventPage asked, Views views) {
        var events = new ArrayList<Event>();
        int sections = 0;
        var last = new Place(0, "");
        // One more than is wanted: it tells whether there is a further page.
        List<Place> places = places(asked, asked.limit() + 1, views);
        for (Place place : places) {
            @Nullable Event event = views.event(place.event()).map(Seen::state).orElse(null);
            boolean full = events.size() == asked.limit()
                    || (event != null
                            && !events.isEmpty()
                            && sections + event.sections().size() > MAX_SECTIONS);
            if (full) {
                return new Page(events, Optional.of(asked.behind(last)));
            }
            // It may have been closed since the index was looked at.
            if (event != null && event.status() == asked.status()) {
                events.add(event);
                sections += event.sections().size();
            }
            last = place;
        }
        boolean more = places.size() > asked.limit();
        return new Page(events, more ? Optional.of(asked.behind(last)) : Optional.empty());
    }

    private synchronized List<Place> places(EventPage asked, int most, Views views) {
        update(views);
        NavigableSet<Place> all = byStatus.getOrDefault(asked.status(), new TreeSet<>());
        return asked.after().<Set<Place>>map(after -> all.tailSet(after, false)).orElse(all).stream()
                .limit(most)
                .toList();
    }

    private void update(Views views) {
        if (!complete) {
            // First, so that nothing that changes meanwhile is missed.
            listening = true;
            views.events(this::put);
            complete = true;
        }
        for (String event : List.copyOf(changed)) {
            // Forgotten before it is read: a change behind that is heard of anew.
            changed.remove(event);
            views.event(event).map(Seen::state).ifPresent(this::put);
        }
    }

    private void put(Event event) {
        Event.@Nullable Status before = statusOf.put(event.id(), event.status());
        Place place = Place.of(event);
        @Nullable Place left = placeOf.put(event.id(), place);
        if (before != null && left != null) {
            byStatus.computeIfAbsent(before, _ -> new TreeSet<>()).remove(left);
        }
        byStatus.computeIfAbsent(event.status(), _ -> new TreeSet<>()).add(place);
    }
}
