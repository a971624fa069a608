package io.holdfast.bench;

import io.holdfast.bench.stack.DesignB;
import io.holdfast.bench.stack.Floor;
import io.holdfast.bench.stack.Pipeline;
import io.holdfast.bench.stack.Target;
import io.holdfast.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be measured. */
enum MeasuredSystem {
    /** Holdfast. */
    PIPELINE,
    /** The same with callers that are known by tokens. */
    PIPELINE_TOKENS,
    /** A web process over PostgreSQL. */
    DESIGN_B,
    /** HTTP, the log and its transactions, without a decision. */
    FLOOR;

    /** Such as {@code design-b}. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<MeasuredSystem> named(String title) {
        return Arrays.stream(values())
                .filter(subject -> subject.title().equals(title))
                .findFirst();
    }

    /** Whether it can play a workload: the others only hold seats, and the floor, which decides nothing, can refuse none. */
    boolean plays(Workload workload) {
        return switch (this) {
            case PIPELINE, PIPELINE_TOKENS -> true;
            case DESIGN_B -> workload.holdsOnly();
            case FLOOR -> workload.grantsAll();
        };
    }

    Target start(Options options) throws IOException, InterruptedException {
        Path data = options.folder().resolve(title());
        return switch (this) {
            case PIPELINE -> Pipeline.start(Options.home(), data, options.port, options.stack());
            case PIPELINE_TOKENS -> Pipeline.withTokens(Options.home(), data, options.port, options.stack());
            case DESIGN_B ->
                DesignB.start(data, options.port, Optional.ofNullable(options.jdbcUrl), options.postgresSettings);
            case FLOOR -> Floor.start(Options.home(), data, options.port, options.jvm());
        };
    }
}
