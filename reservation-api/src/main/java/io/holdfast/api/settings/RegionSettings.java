package io.holdfast.api.settings;

import io.holdfast.schemas.regions.Regions;
import java.util.Map;

/**
 * Which region this is, and where the others are.
 *
 * @param regions which there are
 * @param urls of the other regions' reservation-api, by their names; one that is left out is not pointed to
 * @param lowWater free seats of an event below which another region gets some of this one's; 0 if none are given by themselves
 */
public record RegionSettings(Regions regions, Map<String, String> urls, int lowWater) {

    /** No regions. */
    public static final RegionSettings NONE = new RegionSettings(Regions.NONE, Map.of(), 0);

    /** Refuses a bad value by its name. */
    public RegionSettings {
        urls = Map.copyOf(urls);
        if (lowWater < 0 || (lowWater > 0 && !regions.any())) {
            throw new IllegalArgumentException(
                    "holdfast.low-water must be at least 0, and goes with holdfast.regions: it is %d"
                            .formatted(lowWater));
        }
        urls.forEach((region, url) -> {
            if (!regions.others().contains(region)) {
                throw new IllegalArgumentException(
                        "holdfast.region-urls.%s names none of the other regions in holdfast.regions"
                                .formatted(region));
            }
            // Paths begin with a slash.
            if (!url.matches("https?://[^/].*[^/]")) {
                throw new IllegalArgumentException(
                        "holdfast.region-urls.%s must begin with http:// or https://, and not end with a slash"
                                .formatted(region));
            }
        });
    }
}
