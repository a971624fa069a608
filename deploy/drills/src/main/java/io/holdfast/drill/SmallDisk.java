package io.holdfast.drill;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system of its own under a folder, with little room, that can be filled. What the folder has is in it, and afterwards in the folder again. */
final class SmallDisk {

    private static final long ROOM = 64L << 20;
    private static final int PIECE = 1 << 16;
    private static final int COMMAND_SECONDS = 60;

    private final Path folder;
    private final Path aside;
    private final Path ballast;
    private boolean mounted;

    SmallDisk(Path folder) {
        this.folder = folder;
        this.aside = folder.resolveSibling(folder.getFileName() + ".aside");
        this.ballast = folder.resolve("ballast");
    }

    /** What this user may not do, with what to do about it; empty if disks can be mounted. */
    static Optional<String> missing() {
        return System.getProperty("user.name").equals("root")
                ? Optional.empty()
                : Optional.of("mounts a file system: run it as root");
    }

    /** Nothing may have files open there. */
    void mount() throws IOException {
        Files.move(folder, aside);
        Files.createDirectory(folder);
        command(List.of(
                "mount", "-t", "tmpfs", "-o", "size=" + (size(aside) + ROOM), "holdfast-drill", folder.toString()));
        mounted = true;
        command(List.of("cp", "-a", aside + "/.", folder.toString()));
        Checks.delete(aside);
    }

    /** Writes until there is no room left. */
    void fill() throws IOException {
        try (OutputStream file = Files.newOutputStream(ballast)) {
            var piece = new byte[PIECE];
            while (true) {
                file.write(piece);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > PIECE) {
                throw full;
            }
        }
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    /** Nothing may have files open there. */
    void unmount() throws IOException {
        if (mounted) {
            free();
            command(List.of("cp", "-a", folder.toString(), aside.toString()));
            command(List.of("umount", folder.toString()));
            mounted = false;
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }

    /** With holes counted: what is copied may be as large. */
    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void command(List<String> command) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("%s: %s".formatted(String.join(" ", command), said.strip()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
