package io.holdfast.bench;

import io.holdfast.bench.core.DecisionBenchmark;
import io.holdfast.bench.core.SerdeBenchmark;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The core alone. */
@Command(
        name = "core",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the rules and the encodings by themselves with JMH: nanoseconds and bytes allocated for each call, in a JVM of its own for each benchmark.",
            "Takes about two minutes and both compilers; run nothing beside it."
        })
final class CoreCommand implements Callable<Integer> {

    private static final int WARM_UPS = 5;
    private static final int MEASUREMENTS = 5;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there too, as JMH's JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws RunnerException {
        var options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getSimpleName())
                .include(SerdeBenchmark.class.getSimpleName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(MEASUREMENTS)
                .measurementTime(TimeValue.seconds(1))
                .forks(1)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class);
        if (json != null) {
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        var _ = new Runner(options.build()).run();
        return 0;
    }
}
