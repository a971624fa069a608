package io.holdfast.api.region;

import io.holdfast.api.model.CopyAge;
import java.util.List;
import java.util.Optional;

/** The copies of the other regions' states. */
public interface RegionCopies {

    /** All of them; none without regions. */
    List<RegionCopy> all();

    /** How fresh what is known here of a region is. */
    default CopyAge age(String region) {
        return of(region).map(RegionCopy::age).orElseGet(() -> CopyAge.unknown(region));
    }

    /** That of one region; empty if it is none of the other regions. */
    default Optional<RegionCopy> of(String region) {
        return all().stream().filter(copy -> copy.age().region().equals(region)).findFirst();
    }
}
