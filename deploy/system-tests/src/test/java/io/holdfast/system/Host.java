package io.holdfast.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the parts of a stack run in. The tests know the stack alone. */
interface Host {

    /** Processes, or with {@code -Pcontainers} containers: on the ports from this one, with their state in this folder. */
    static Host of(int port, Path data) {
        return Boolean.getBoolean("holdfast.containers") ? new Containers(port, data) : new Processes(port, data);
    }

    /**
     * Starts everything, on what an earlier start left, and returns when it is ready.
     *
     * @param scale how many of each service; one where nothing is said
     * @param settings of the services, as {@code SERVICE:KEY=VALUE}
     */
    void up(Map<String, Integer> scale, List<String> settings) throws IOException, InterruptedException;

    /** Stops everything, in order. */
    void down() throws IOException, InterruptedException;

    /** The process of a part, as this machine knows it. */
    long pid(String part) throws IOException, InterruptedException;

    /** What tells the script's commands where the log is. */
    List<String> log();

    /** By what a Prometheus on this machine finds the services, and judges them. */
    String prometheus() throws IOException;
}
