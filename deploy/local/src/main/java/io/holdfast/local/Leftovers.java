package io.holdfast.local;

import io.holdfast.local.StackFile.RunningPart;
import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Ends what runs on a data folder, whether its supervisor lives or was killed. */
final class Leftovers {

    private static final int SUPERVISOR_SECONDS = 90;
    private static final int PART_SECONDS = 15;

    private Leftovers() {}

    static boolean supervised(Optional<Stack> stack) {
        return stack.flatMap(running -> running.supervisor().handle()).isPresent();
    }

    /** Stops a whole stack; true if something ran. */
    static boolean stop(StackFile file, Consumer<String> say) throws IOException {
        Optional<Stack> stack = file.read();
        if (stack.isEmpty()) {
            return false;
        }
        Optional<ProcessHandle> supervisor = stack.get().supervisor().handle();
        supervisor.ifPresent(process -> end(process, SUPERVISOR_SECONDS));
        return endParts(file, stack.get(), say) || supervisor.isPresent();
    }

    /** Ends parts whose supervisor is gone. */
    static boolean endParts(StackFile file, Stack stack, Consumer<String> say) throws IOException {
        boolean any = false;
        for (RunningPart part : stack.parts().reversed()) {
            Optional<ProcessHandle> process = part.process().handle();
            if (process.isPresent()) {
                end(process.get(), PART_SECONDS);
                say.accept(part.title() + " stopped");
                any = true;
            }
        }
        file.delete();
        return any;
    }

    private static void end(ProcessHandle process, int seconds) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        process.destroy();
        try {
            exit.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            process.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
