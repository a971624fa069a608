package io.holdfast.local;

import io.holdfast.local.StackFile.RunningPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The issuer of tokens among a secure stack's stand-ins. */
final class LocalIssuer {

    private LocalIssuer() {}

    /** Where that of the stack on a folder is asked; empty if none runs there. */
    static Optional<String> of(Path data) throws IOException {
        return of(running(data));
    }

    /** The same, or what to do about it. */
    static String required(Path data) throws IOException {
        List<RunningPart> running = running(data);
        return of(running)
                .orElseThrow(() -> new StackException(
                        running.isEmpty()
                                ? "no stack runs on %s: start one with up --secure, or name another folder with --data"
                                        .formatted(data)
                                : "the stack on %s asks for no token: only one that was started with up --secure does"
                                        .formatted(data)));
    }

    private static Optional<String> of(List<RunningPart> running) {
        return running.stream()
                .filter(part -> part.name().equals(BaseParts.ISSUER))
                .map(RunningPart::url)
                .findFirst();
    }

    private static List<RunningPart> running(Path data) throws IOException {
        return new StackFile(data).running();
    }
}
