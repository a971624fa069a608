package io.holdfast.api.settings;

import io.holdfast.schemas.regions.Regions;
import java.util.Map;

/**
 * Which region this is, and where the others are.
 *
 * @param regions which there are
 * @param urls of the other regions' reservation-api, by their names; one that is left out is not pointed to
 */
public record RegionSettings(Regions regions, Map<String, String> urls) {

    /** No regions. */
    public static final RegionSettings NONE = new RegionSettings(Regions.NONE, Map.of());

    /** Refuses a bad value by its name. */
    public RegionSettings {
        urls = Map.copyOf(urls);
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
