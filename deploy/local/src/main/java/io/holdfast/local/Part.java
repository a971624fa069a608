package io.holdfast.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One process of the stack.
 *
 * @param name such as {@code hold-processor-0}
 * @param region whose part it is; empty if the stack has no regions, or if the part is of all of them
 * @param prepare a command that must have succeeded before, if there is one
 * @param url what people open; empty if it speaks no HTTP
 * @param management port of its health and metrics, if they are not on the port that it is known by
 * @param ready path that answers 200 once it is ready, on the management port if it has one; empty if accepting a connection is enough
 * @param scratch its folder for temporary files
 */
record Part(
        String name,
        Optional<String> region,
        Optional<List<String>> prepare,
        List<String> command,
        int port,
        Optional<String> url,
        OptionalInt management,
        Optional<String> ready,
        Path log,
        Path scratch) {

    /** Where it is asked whether it is ready. */
    int readyPort() {
        return management.orElse(port);
    }

    /** What people call it: with its region before, as each has a part of this name. */
    String title() {
        return region.map(of -> of + " " + name).orElse(name);
    }
}
