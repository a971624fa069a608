package io.holdfast.api.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh the copy of another region's states is.
 *
 * @param region its name
 * @param asOf until when it is complete, by that region's clock; empty if that is not known
 * @param age how long ago that was, by this region's clock; zero if it is not known
 */
public record CopyAge(String region, Optional<Instant> asOf, Duration age) {

    /** Of a copy that nothing is known of. */
    public static CopyAge unknown(String region) {
        return new CopyAge(region, Optional.empty(), Duration.ZERO);
    }
}
