package io.holdfast.local;

import io.holdfast.local.StackFile.RunningPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The issuer of tokens among a secure stack's stand-ins. */
final class LocalIssuer {

    private LocalIssuer() {}

    /** Where that of the stack on a folder is asked; empty if none runs there. */
    static Optional<String> of(Path data) throws IOException {
        return new StackFile(data.toAbsolutePath().normalize())
                .running().stream()
                        .filter(part -> part.name().equals(BaseParts.ISSUER))
                        .map(RunningPart::url)
                        .findFirst();
    }

    /** The same, or what to do about it. */
    static String required(Path data) throws IOException {
        Optional<String> issuer = of(data);
        if (issuer.isEmpty()) {
            boolean runs =
                    !new StackFile(data.toAbsolutePath().normalize()).running().isEmpty();
            throw new StackException(
                    runs
                            ? "the stack on %s asks for no token: only one that was started with up --secure does"
                                    .formatted(data)
                            : "no stack runs on %s: start one with up --secure, or name another folder with --data"
                                    .formatted(data));
        }
        return issuer.get();
    }
}
