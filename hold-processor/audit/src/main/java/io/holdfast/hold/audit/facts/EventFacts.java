package io.holdfast.hold.audit.facts;

import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.fact.EventAdopted;
import io.holdfast.schemas.fact.EventClosed;
import io.holdfast.schemas.fact.EventOpened;
import io.holdfast.schemas.fact.PlacesAdopted;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.PlacesReceived;
import io.holdfast.schemas.fact.RegionRetired;
import io.holdfast.schemas.fact.RegionTakenOver;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The facts about whole events, summed up as they come. */
final class EventFacts {

    private static final int EVENTS = 500;

    private final SpillingMap<EventTerms> events;
    private final SpillingMap<RegionFacts> regions;
    private final SpillingMap<TransferFacts> transfers;
    private final SpillingMap<EventOwner> owners;

    EventFacts(ByteStore store) {
        events = new SpillingMap<>(store, 'e', Format.json(EventTerms.class), EVENTS);
        regions = new SpillingMap<>(store, 'r', Format.json(RegionFacts.class), EVENTS);
        owners = new SpillingMap<>(store, 'o', Format.json(EventOwner.class), EVENTS);
        transfers = new SpillingMap<>(store, 't', Format.json(TransferFacts.class), EVENTS);
    }

    @Nullable
    EventTerms event(String event) {
        return events.get(event);
    }

    @Nullable
    EventOwner owner(String event) {
        return owners.get(event);
    }

    private void owned(String key, @Nullable EventOwner owner) {
        if (owner != null) {
            owners.put(key, owner);
        }
    }

    @Nullable
    RegionFacts regions(String event) {
        return regions.get(event);
    }

    @Nullable
    TransferFacts transfer(String event, String name) {
        return transfers.get(event + '/' + name);
    }

    /** Enters a fact; one that is about no whole event changes nothing. */
    void enter(String key, Object fact) {
        switch (fact) {
            case EventOpened opened -> {
                var terms = EventTerms.of(opened.getName(), opened.getCurrency(), opened.getSections(), true);
                events.put(key, terms);
                owned(key, EventOwner.of(opened.getRules(), opened.getTenant(), opened.getPerCustomer()));
                if (opened.getHome() != null) {
                    regions.put(key, RegionFacts.opened(opened.getHome(), terms.seats()));
                }
            }
            case EventAdopted adopted -> {
                events.put(key, EventTerms.of(adopted.getName(), adopted.getCurrency(), adopted.getSections(), true));
                owned(key, EventOwner.of(adopted.getRules(), adopted.getTenant(), adopted.getPerCustomer()));
                regions.put(key, RegionFacts.adopted(adopted.getRegion(), adopted.getHome()));
            }
            case EventClosed _ -> {
                EventTerms terms = events.get(key);
                if (terms != null) {
                    events.put(key, terms.closed());
                }
            }
            case PlacesCeded ceded -> cede(key, ceded);
            case PlacesReceived received -> receive(key, received);
            case RegionTakenOver takenOver -> change(key, before -> before.takenOver(takenOver));
            case PlacesAdopted adopted -> adopt(key, adopted);
            case RegionRetired retired -> change(key, before -> before.retired(retired));
            default -> {
                // Is about a reservation.
            }
        }
    }

    private void change(String key, UnaryOperator<RegionFacts> change) {
        RegionFacts before = regions.get(key);
        if (before != null) {
            regions.put(key, change.apply(before));
        }
    }

    private void cede(String key, PlacesCeded ceded) {
        EventTerms terms = events.get(key);
        RegionFacts before = regions.get(key);
        BitSet places = terms == null ? null : terms.places(ceded.getPlaces());
        if (terms != null && before != null && places != null) {
            regions.put(key, before.ceded(ceded, places));
            transfers.put(key + '/' + ceded.getTransfer(), new TransferFacts(ceded.getTo(), terms.ranges(places)));
        }
    }

    private void receive(String key, PlacesReceived received) {
        EventTerms terms = events.get(key);
        BitSet places = terms == null ? null : terms.places(received.getPlaces());
        if (places != null) {
            change(key, before -> before.received(received, places));
        }
    }

    private void adopt(String key, PlacesAdopted adopted) {
        EventTerms terms = events.get(key);
        BitSet places = terms == null ? null : terms.places(adopted.getPlaces());
        if (places != null) {
            change(key, before -> before.adopted(adopted, places));
        }
    }
}
