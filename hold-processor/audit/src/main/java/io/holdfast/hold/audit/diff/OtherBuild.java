package io.holdfast.hold.audit.diff;

import io.holdfast.hold.audit.log.AuditException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another build of the rules, with classes of its own: what has the same name here is another class there. */
public final class OtherBuild implements AutoCloseable {

    private static final Pattern OWN = Pattern.compile(Pattern.quote(File.pathSeparator));

    private final Path where;
    private final URLClassLoader loader;
    private final Constructor<?> port;

    private OtherBuild(Path where, URLClassLoader loader, Constructor<?> port) {
        this.where = where;
        this.loader = loader;
        this.port = port;
    }

    /**
     * Loads a build.
     *
     * @param where a folder of a whole build ({@code hold-processor/audit/target}), a folder of classes, or a jar. What it does not bring itself is taken
     *     from this build: the libraries of a jar alone, for example
     * @throws AuditException where there is none, or one from before there was a port
     */
    public static OtherBuild load(Path where) {
        if (!Files.exists(where)) {
            throw new AuditException(
                    "there is no %s: name the hold-processor/audit/target of a build".formatted(where));
        }
        var loader = new URLClassLoader(urls(where), ClassLoader.getPlatformClassLoader());
        try {
            Class<?> port = Class.forName(RulesPort.class.getName(), true, loader);
            return new OtherBuild(where, loader, port.getConstructor(String.class, IntFunction.class));
        } catch (ClassNotFoundException | NoSuchMethodException before) {
            throw new AuditException("%s is a build of a version that cannot be compared yet".formatted(where), before);
        }
    }

    private static URL[] urls(Path where) {
        List<Path> paths = new ArrayList<>();
        if (Files.isDirectory(where)) {
            paths.addAll(jarsIn(where));
        }
        if (!Files.isDirectory(where.resolve("lib"))) {
            paths.add(where);
            // Not a whole build: the rest is ours, and comes after it.
            OWN.splitAsStream(System.getProperty("java.class.path"))
                    .map(Path::of)
                    .forEach(paths::add);
        }
        return paths.stream().map(OtherBuild::url).toArray(URL[]::new);
    }

    private static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new AuditException("%s cannot be read: %s".formatted(folder, unreadable.getMessage()), unreadable);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its rules for one partition, from the first command on. */
    Rules rules(Path scratch, IntFunction<@Nullable String> schemas) {
        try {
            return new Loaded(port.newInstance(scratch.toString(), schemas));
        } catch (ReflectiveOperationException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new AuditException("the rules of %s cannot be run: %s".formatted(where, cause), failed);
        }
    }

    private record Loaded(Object port) implements Rules {

        /** What crosses are types of the JDK, which both builds share. */
        @Override
        @SuppressWarnings("unchecked")
        public List<Object[]> decide(Object[] command) {
            return ((Function<Object[], List<Object[]>>) port).apply(command);
        }

        @Override
        public void close() {
            try {
                ((AutoCloseable) port).close();
            } catch (Exception failed) {
                throw new AuditException(
                        "the other build's state could not be put away: " + failed.getMessage(), failed);
            }
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException failed) {
            throw new AuditException("%s could not be closed: %s".formatted(where, failed.getMessage()), failed);
        }
    }
}
