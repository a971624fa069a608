package io.holdfast.api.http.request;

import io.holdfast.api.answer.TransferRequest;
import io.holdfast.api.model.Home;
import io.holdfast.api.model.PlaceName;
import io.holdfast.api.model.Places;
import io.holdfast.api.model.SeatRange;
import io.holdfast.api.model.Section;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.limits.TransferLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Places in bodies, as callers name them. */
public final class PlacesBody {

    private static final String PLACES = "places";

    private PlacesBody() {}

    /** The body of a transfer. */
    public static TransferRequest transfer(String event, String transfer, byte[] body) {
        Fields fields = Fields.of(body, "to", PLACES);
        String to = fields.text("to", null);
        RefusedRequestException.require("to", RegionNames.problem(to));
        List<String> places = fields.texts(PLACES);
        require(PLACES, places);
        return new TransferRequest(event, transfer, to, places);
    }

    /** Refuses texts that name no places, whatever the plan is, and too many of them. */
    static void require(String path, List<String> names) {
        RefusedRequestException.require(path, TransferLimits.rangesProblem(names.size()));
        for (int i = 0; i < names.size(); i++) {
            RefusedRequestException.require("%s[%d]".formatted(path, i), PlaceName.problem(names.get(i)));
        }
    }

    /**
     * What other regions get of an event.
     *
     * @param named places by the names of the regions
     * @param home where the event is opened
     * @param plan its seats
     */
    static Map<String, Places> shares(String path, Map<String, List<String>> named, Home home, List<Section> plan) {
        SortedMap<String, Places> shares = new TreeMap<>();
        named.forEach((region, names) -> {
            String share = path + '.' + region;
            if (!home.others().contains(region)) {
                throw RefusedRequestException.field(
                        share,
                        "must be the share of another region than the event's own: %s"
                                .formatted(String.join(", ", home.others())));
            }
            require(share, names);
            Places places = Places.of(plan, ranges(share, names, plan));
            if (shares.values().stream().anyMatch(before -> before.meets(places))) {
                throw RefusedRequestException.field(share, "must have no place of another share");
            }
            shares.put(region, places);
        });
        if (!shares.isEmpty()) {
            RefusedRequestException.require(
                    path,
                    TransferLimits.rangesProblem(shares.values().stream()
                            .mapToInt(places -> places.ranges().size())
                            .sum()));
        }
        return shares;
    }

    private static List<SeatRange> ranges(String path, List<String> names, List<Section> plan) {
        var ranges = new ArrayList<SeatRange>();
        for (int i = 0; i < names.size(); i++) {
            String field = "%s[%d]".formatted(path, i);
            ranges.add(PlaceName.in(plan, names.get(i))
                    .orElseThrow(() -> RefusedRequestException.field(field, "must be places of the event")));
        }
        return ranges;
    }
}
