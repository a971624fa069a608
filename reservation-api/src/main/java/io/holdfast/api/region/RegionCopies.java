package io.holdfast.api.region;

import java.util.List;
import java.util.Optional;

/** The copies of the other regions' states. */
public interface RegionCopies {

    /** All of them; none without regions. */
    List<RegionCopy> all();

    /** That of one region; empty if it is none of the other regions. */
    default Optional<RegionCopy> of(String region) {
        return all().stream().filter(copy -> copy.age().region().equals(region)).findFirst();
    }
}
