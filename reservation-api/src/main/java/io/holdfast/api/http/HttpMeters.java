package io.holdfast.api.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How HTTP calls are measured. Their durations have a histogram: quantiles of several instances cannot be added up, buckets can. And nothing
 * that a caller makes up is in a tag, so that nobody can fill the memory of this service, or of the reader of its metrics.
 */
@ApplicationScoped
class HttpMeters {

    private static final String REQUESTS = "http.server.requests";
    private static final String OTHER = "OTHER";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    /** From an answer out of the view to the longest wait that a caller can ask for. */
    private static final double[] BUCKETS_NANOS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 30_000)
            .mapToDouble(TimeUnit.MILLISECONDS::toNanos)
            .toArray();

    @Produces
    @Singleton
    MeterFilter requests() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BUCKETS_NANOS)
                                .build()
                                .merge(config)
                        : config;
            }

            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(REQUESTS) ? id.replaceTags(bounded(id)) : id;
            }
        };
    }

    private static List<Tag> bounded(Meter.Id id) {
        return id.getTags().stream()
                .map(tag -> switch (tag.getKey()) {
                    case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", OTHER);
                    case "uri" -> isMadeUp(tag.getValue(), id.getTag("status")) ? Tag.of("uri", OTHER) : tag;
                    default -> tag;
                })
                .toList();
    }

    /** A call that is refused before it finds its route is known by its path alone. What was served is a route, or something that is there. */
    private static boolean isMadeUp(String uri, @Nullable String status) {
        boolean refused = status != null && (status.startsWith("4") || status.startsWith("5"));
        return refused && uri.startsWith("/") && !uri.contains("{");
    }
}
