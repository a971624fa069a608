package io.holdfast.hold.simulation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What is said of a run.
 *
 * @param schedules how many ran
 * @param nanos how long that took
 * @param counts how often what happened in them
 */
record Report(Arguments arguments, int schedules, long nanos, Map<String, Long> counts) {

    private double seconds() {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private double perSecond() {
        return schedules / seconds();
    }

    String line() {
        return "%,d of %,d schedules, %.0f/s".formatted(schedules, arguments.seeds(), perSecond());
    }

    String text() {
        String happened = counts.entrySet().stream()
                .map(count -> "  %,12d  %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining("\n"));
        return "%s%n%,d schedules in %.1f s, %.0f/s: every promise was kept"
                .formatted(happened, schedules, seconds(), perSecond());
    }

    String text(long seed, Simulation.Failure failure, List<String> trace) {
        return "%s%n%nseed %d broke %s: %s%nafter %,d schedules in %.1f s. To see it again:%n  %s"
                .formatted(
                        String.join("\n", trace),
                        seed,
                        failure.promise(),
                        failure.what(),
                        schedules,
                        seconds(),
                        arguments.replaying(seed));
    }

    String json() {
        return json("null");
    }

    String json(long seed, Simulation.Failure failure, List<String> trace) {
        return json("{\"seed\":%d,\"promise\":\"%s\",\"what\":%s,\"replay\":%s,\"trace\":[%s]}"
                .formatted(
                        seed,
                        failure.promise(),
                        quoted(failure.what()),
                        quoted(arguments.replaying(seed)),
                        trace.stream().map(Report::quoted).collect(Collectors.joining(","))));
    }

    private String json(String failure) {
        String happened = counts.entrySet().stream()
                .map(count -> quoted(count.getKey()) + ":" + count.getValue())
                .collect(Collectors.joining(","));
        return "{\"first\":%d,\"seeds\":%d,\"steps\":%d,\"schedules\":%d,\"seconds\":%s,\"schedulesPerSecond\":%s,\"counts\":{%s},\"failure\":%s}"
                .formatted(
                        arguments.first(),
                        arguments.seeds(),
                        arguments.steps(),
                        schedules,
                        Math.round(seconds() * 1_000) / 1_000.0,
                        Math.round(perSecond() * 10) / 10.0,
                        happened,
                        failure);
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .codePoints()
                .mapToObj(c -> c < ' ' ? "\\u%04x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
        return '"' + escaped + '"';
    }
}
