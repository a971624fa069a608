package io.holdfast.bench.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of the bench's own, on loopback and on an empty folder. */
final class Postgres implements AutoCloseable {

    private static final String USER = "holdfast";

    /**
     * What a good administrator sets on a machine that is shared: memory for the working set, room between checkpoints. Durability stays as
     * PostgreSQL has it, each commit flushed to the disk, unless the caller says otherwise.
     */
    private static final List<String> TUNING = List.of(
            "shared_buffers=512MB",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            "wal_buffers=16MB",
            "max_connections=100",
            "jit=off");

    private final OwnProcess process;
    private final int port;

    private Postgres(OwnProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Whether there is one on this machine. */
    static boolean installed() {
        return PostgresBinaries.find().isPresent();
    }

    /**
     * Makes a database and starts it.
     *
     * @param folder is emptied
     * @param settings as {@code key=value}, over its tuning
     */
    static Postgres start(Path folder, Path log, int port, List<String> settings)
            throws IOException, InterruptedException {
        Path binaries = PostgresBinaries.find()
                .orElseThrow(
                        () -> new TargetException(
                                "design B needs PostgreSQL and found none on this machine: install it (Debian: apt-get install postgresql), or name one with --jdbc-url"));
        empty(folder);
        Optional<String> other = otherUser();
        if (other.isPresent()) {
            UserPrincipal owner =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(other.get());
            Files.setOwner(folder, owner);
        }
        Files.createDirectories(log.toAbsolutePath().getParent());
        List<String> initdb = List.of(
                binaries.resolve("initdb").toString(),
                "-D",
                folder.toString(),
                "-U",
                USER,
                "--auth=trust",
                "--locale=C",
                "--encoding=UTF8",
                "--no-sync");
        if (launch(other, initdb, log).waitFor() != 0) {
            throw new TargetException("no database could be made in %s: see %s".formatted(folder, log));
        }
        var command = new ArrayList<>(List.of(
                binaries.resolve("postgres").toString(),
                "-D",
                folder.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
        Stream.concat(TUNING.stream(), settings.stream()).forEach(setting -> command.addAll(List.of("-c", setting)));
        var started = new Postgres(new OwnProcess("PostgreSQL", launch(other, command, log), log), port);
        started.process.await(started::accepts);
        return started;
    }

    /** PostgreSQL refuses to run as root: then it runs as the user that its package made for it, or as nobody. */
    private static Optional<String> otherUser() {
        if (!System.getProperty("user.name").equals("root")) {
            return Optional.empty();
        }
        return Stream.of("postgres", "nobody").filter(Postgres::exists).findFirst();
    }

    private static boolean exists(String user) {
        try {
            var _ = Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            return true;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Process launch(Optional<String> user, List<String> command, Path log) throws IOException {
        var all = new ArrayList<String>();
        user.ifPresent(
                name -> all.addAll(List.of("setpriv", "--reuid=" + name, "--regid=" + group(name), "--clear-groups")));
        all.addAll(command);
        return new ProcessBuilder(all)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static String group(String user) {
        return user.equals("nobody") ? "nogroup" : user;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return "postgresql://%s@127.0.0.1:%d/postgres".formatted(USER, port);
    }

    /** The server and a process for each of its connections and duties. */
    List<Long> pids() {
        return Stream.concat(
                        Stream.of(process.process().toHandle()),
                        process.process().descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    @Override
    public void close() throws IOException {
        process.stop();
    }
}
