package io.holdfast.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs on a data folder, written by the supervisor for those who come later. */
final class StackFile {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** How far the supervisor has come. */
    enum Phase {
        /** Parts are being started. */
        STARTING,
        /** All parts were ready once. */
        READY,
        /** A part did not come up; all were stopped. */
        FAILED
    }

    /** A process, told from a later one of the same pid by when it started. */
    record Running(long pid, long startedAtMs) {

        static Running of(ProcessHandle process) {
            return new Running(process.pid(), startedAtMs(process));
        }

        Optional<ProcessHandle> handle() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAtMs(process) == startedAtMs);
        }

        private static long startedAtMs(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(java.time.Instant::toEpochMilli)
                    .orElse(0L);
        }
    }

    /** A part and its process; without a region if the stack has none, or if the part is of all of them. */
    record RunningPart(
            String name,
            @Nullable String region,
            Running process,
            String url,
            @Nullable Integer management,
            String ready,
            int port,
            String log) {

        /** Whether it runs, and says that it is ready. */
        boolean isReady(Probe probe) throws InterruptedException {
            return process.handle().isPresent() && probe.ready(management == null ? port : management, ready);
        }

        /** As {@link Part#title}. */
        String title() {
            return region == null ? name : region + " " + name;
        }
    }

    /**
     * The whole stack.
     *
     * @param installation its id; null until the stack is set up, and if it has regions
     * @param installations the id of each region's; null until all are set up, and if it has no regions
     */
    record Stack(
            Running supervisor,
            Phase phase,
            String url,
            @Nullable String installation,
            @Nullable Map<String, String> installations,
            List<RunningPart> parts) {}

    private final Path data;
    private final Path file;

    StackFile(Path data) {
        this.data = data.toAbsolutePath().normalize();
        this.file = this.data.resolve("stack.json");
    }

    /** The stack that runs on the folder. What a copied folder says of the one that it was copied from is not its own. */
    Optional<Stack> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Stack stack = JSON.readValue(file.toFile(), Stack.class);
        return isHere(stack) ? Optional.of(stack) : Optional.empty();
    }

    /** The parts whose process lives, of the stack that runs on the folder. */
    List<RunningPart> running() throws IOException {
        return read().stream()
                .flatMap(stack -> stack.parts().stream())
                .filter(part -> part.process().handle().isPresent())
                .toList();
    }

    private boolean isHere(Stack stack) throws IOException {
        Path here = DataFolder.real(data);
        return stack.parts().stream().allMatch(part -> Path.of(part.log()).startsWith(here));
    }

    void write(Stack stack) throws IOException {
        Path next = file.resolveSibling("stack.json.next");
        JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), stack);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
