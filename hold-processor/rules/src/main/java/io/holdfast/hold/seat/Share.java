package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.RegionNames;
import io.holdfast.schemas.limits.TransferLimits;
import java.util.List;

/**
 * Places that another region gets when an event is opened.
 *
 * @param region its name
 * @param places as they were asked for
 */
public record Share(String region, List<SeatRange> places) {

    /** Rejects a name that is no region's, and no or too many ranges. */
    public Share {
        Limit.require("region", RegionNames.problem(region));
        Limit.require("places", TransferLimits.rangesProblem(places.size()));
        places = List.copyOf(places);
    }
}
