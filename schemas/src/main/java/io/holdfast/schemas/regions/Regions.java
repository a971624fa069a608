package io.holdfast.schemas.regions;

import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.limits.RegionNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The regions of an installation, by their names.
 *
 * @param here the region that this is; empty if the installation has no regions
 * @param all of them, in the order that every region is told; empty if there are none
 */
public record Regions(Optional<String> here, List<String> all) {

    /** An installation without regions. */
    public static final Regions NONE = new Regions(Optional.empty(), List.of());

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException if they don't go together, naming the setting
     */
    public Regions {
        all = List.copyOf(all);
        all.forEach(name -> RegionNames.problem(name).ifPresent(problem -> {
            throw new IllegalArgumentException(
                    "holdfast.regions has %s, and a region's name %s".formatted(name, problem));
        }));
        Limit.require(
                here.isPresent() || all.isEmpty(), "holdfast.regions needs holdfast.region: which of them this is");
        if (here.isPresent() && (!all.contains(here.get()) || all.size() < 2)) {
            throw new IllegalArgumentException(
                    "holdfast.regions must name %s, as holdfast.region does, and at least one other region: it is %s"
                            .formatted(here.get(), String.join(",", all)));
        }
        if (Set.copyOf(all).size() < all.size()) {
            throw new IllegalArgumentException("holdfast.regions names a region twice: " + String.join(",", all));
        }
    }

    /** Whether the installation has regions. */
    public boolean any() {
        return here.isPresent();
    }

    /** All but this one. */
    public List<String> others() {
        return all.stream().filter(region -> !here.equals(Optional.of(region))).toList();
    }
}
