package io.holdfast.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of deploy/, as plain maps. */
final class Yaml {

    static final Path HOME =
            Path.of(System.getProperty("holdfast.home")).toAbsolutePath().normalize();
    static final Path K8S = HOME.resolve("deploy/k8s");
    static final Path COMPOSE = HOME.resolve("deploy/compose");

    /** One document of a file. */
    record Document(Path file, Map<String, Object> content) {

        String kind() {
            return String.valueOf(content.get("kind"));
        }

        String name() {
            return String.valueOf(at(content, "metadata", "name"));
        }

        @Override
        public String toString() {
            return "%s %s in %s".formatted(kind(), name(), HOME.relativize(file));
        }
    }

    private Yaml() {}

    /** Everything that {@code kubectl apply} is given. */
    static List<Document> manifests() {
        try (Stream<Path> files = Files.walk(K8S)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .flatMap(file -> documents(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Document> documents(Path file) {
        var documents = new ArrayList<Document>();
        for (Object document : parser().loadAll(read(file))) {
            documents.add(new Document(file, map(document)));
        }
        return documents;
    }

    static Map<String, Object> one(Path file) {
        return map(parser().load(read(file)));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static org.yaml.snakeyaml.Yaml parser() {
        var options = new LoaderOptions();
        // A key that stands twice is one that is not what it seems.
        options.setAllowDuplicateKeys(false);
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        if (node instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("not a map: " + node);
    }

    static List<Map<String, Object>> maps(Object node) {
        return node instanceof List<?> list ? list.stream().map(Yaml::map).toList() : List.of();
    }

    /** What lies at a path of keys; fails if nothing is there. */
    static Object at(Map<String, Object> from, String... path) {
        Object node = from;
        for (String key : path) {
            node = map(node).get(key);
            if (node == null) {
                throw new IllegalArgumentException("nothing at %s".formatted(String.join(".", path)));
            }
        }
        return node;
    }
}
