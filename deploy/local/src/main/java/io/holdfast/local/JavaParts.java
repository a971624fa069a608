package io.holdfast.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the parts of a stack have in common: each is a JVM of its own, with its log and its scratch in the stack's folder. */
final class JavaParts {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * What every JVM here gets: a laptop's few cores are shared by all, so the collector with the fewest threads and the first compiler
     * alone (decision 5); a native library (RocksDB) is loaded by design; who runs out of memory ends, to be started again, rather than
     * limping on; and nothing is written outside the data folder.
     */
    static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");

    private final StackPlan plan;

    JavaParts(StackPlan plan) {
        this.plan = plan;
    }

    /**
     * A part of the plan's region.
     *
     * @param prepare a command that must have succeeded before, if there is one
     */
    Part part(
            String name,
            Optional<List<String>> prepare,
            List<String> command,
            int port,
            Optional<String> url,
            OptionalInt management,
            Optional<String> ready) {
        return new Part(
                name,
                plan.regionName(),
                prepare,
                command,
                port,
                url,
                management,
                ready,
                plan.data().resolve("logs").resolve(name + ".log"),
                scratch(name));
    }

    /** A part that tells over HTTP on its port whether it is ready. */
    Part part(String name, List<String> command, int port, String ready) {
        return part(name, command, port, OptionalInt.empty(), ready);
    }

    /** A part that tells it on a management port, if there is one. */
    Part part(String name, List<String> command, int port, OptionalInt management, String ready) {
        return part(
                name,
                Optional.empty(),
                command,
                port,
                Optional.of(StackPorts.url(port)),
                management,
                Optional.of(ready));
    }

    private Path scratch(String name) {
        return plan.data().resolve(name).resolve("tmp");
    }

    /** The command of a JVM. */
    List<String> java(String name, List<String> heap, String... arguments) {
        List<String> own = List.of("-Djava.io.tmpdir=" + scratch(name), pauses(name));
        return Stream.of(List.of(JAVA), JVM, heap, plan.jvm(), own, List.of(arguments))
                .flatMap(List::stream)
                .toList();
    }

    /** Each stop of the collector, with when it was: a line each, in two files at most. */
    private String pauses(String name) {
        Path file = plan.data().resolve("logs").resolve(name + ".gc.log");
        return "-Xlog:gc:file=\"%s\":utctime:filecount=1,filesize=8m".formatted(file);
    }

    /** What a process is told, so that it finds the brokers behind its links. */
    List<String> hosts(String name) {
        return plan.linked() ? List.of(plan.links().hostsOption(name)) : List.of();
    }

    @SafeVarargs
    static <T> List<T> join(List<T>... lists) {
        var all = new ArrayList<T>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
