package io.holdfast.bench.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process of a target, with those that it started.
 *
 * @param name such as {@code hold-processor-0}
 * @param pauses log of its collector; empty if it has none
 */
public record MeasuredProcess(String name, List<Long> pids, Optional<Path> pauses) {}
