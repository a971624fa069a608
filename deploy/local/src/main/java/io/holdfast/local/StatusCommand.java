package io.holdfast.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.local.StackFile.RunningPart;
import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says as JSON what runs there. Exit code 0 if all is ready, 1 if it is not.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private StackFolder stack = new StackFolder();

    /** As it is printed; without the installation's id while it is not known yet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            boolean ready,
            @Nullable String installation,
            @Nullable Map<String, String> installations,
            List<PartStatus> parts) {}

    /** One part as it is printed; a part that speaks no HTTP has no url, one whose health and metrics are on its own port has no management, and one that is of no region or of all has no region. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartStatus(
            String name,
            @Nullable String region,
            long pid,
            int port,
            @Nullable String url,
            @Nullable String management,
            boolean ready,
            String log) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Stack> running = new StackFile(stack.path()).read();
        var parts = new ArrayList<PartStatus>();
        for (RunningPart part : running.map(Stack::parts).orElse(List.of())) {
            parts.add(look(part));
        }
        boolean ready = Leftovers.supervised(running)
                && running.map(Stack::phase)
                        .filter(StackFile.Phase.READY::equals)
                        .isPresent()
                && parts.stream().allMatch(PartStatus::ready);
        System.out.println(StackFile.JSON.writeValueAsString(new Status(
                ready,
                running.map(Stack::installation).orElse(null),
                running.map(Stack::installations).orElse(null),
                parts)));
        return ready ? 0 : 1;
    }

    private static PartStatus look(RunningPart part) throws InterruptedException {
        return new PartStatus(
                part.name(),
                part.region(),
                part.process().pid(),
                part.port(),
                part.url().isEmpty() ? null : part.url(),
                part.management() == null ? null : StackPorts.url(part.management()),
                part.isReady(new Probe()),
                part.log());
    }
}
