package io.holdfast.local;

import io.holdfast.local.StackFile.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder that holds a stack's state. */
final class DataFolder {

    private static final String MARK = "holdfast-data";

    private final Path data;

    DataFolder(Path data) {
        this.data = data;
    }

    /**
     * Makes the folder ready for a start: nothing may run there, and a folder with something else in it is left alone.
     *
     * @param fresh whether to delete what is there
     */
    void prepare(boolean fresh, Consumer<String> say) throws IOException {
        requireOurs();
        var file = new StackFile(data);
        Optional<Stack> stack = file.read();
        if (Leftovers.supervised(stack)) {
            throw new StackException(
                    "a stack runs on %s already: stop it with down, or choose another --data".formatted(data));
        }
        if (stack.isPresent()) {
            Leftovers.endParts(file, stack.get(), say);
        }
        if (fresh) {
            delete();
        }
        // Addresses of customers and the provider's books lie there: other users of this machine have no business in
        // it.
        PrivateFiles.folder(data);
        Files.writeString(data.resolve(MARK), "State of a local Holdfast stack. up --fresh deletes it.\n");
    }

    /**
     * A broker keeps the users that its folder was made with, and a topic its copies: a stack stays as open or as secure as it began, and has as
     * many brokers.
     */
    void requireBegun(boolean secure, int brokers) {
        for (int others : Ports.BROKERS) {
            if (others != brokers && begun(others)) {
                throw new StackException(
                        "the stack on %s was begun with --brokers %d: start it so, or begin anew with --fresh"
                                .formatted(data, others));
            }
        }
        boolean begun = begun(brokers);
        if (begun && secure != new Security(data).there()) {
            throw new StackException("the stack on %s was begun %s --secure: start it so, or begin anew with --fresh"
                    .formatted(data, secure ? "without" : "with"));
        }
    }

    private boolean begun(int brokers) {
        return Files.exists(
                data.resolve(StackPlan.broker(1, brokers)).resolve("log").resolve("meta.properties"));
    }

    private void requireOurs() throws IOException {
        if (!Files.exists(data) || Files.exists(data.resolve(MARK))) {
            return;
        }
        try (Stream<Path> inside = Files.list(data)) {
            if (inside.findAny().isPresent()) {
                throw new StackException(
                        "%s holds something that is not Holdfast's: choose another --data".formatted(data));
            }
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(data)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
