package io.holdfast.schemas.state;

import io.holdfast.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * The folder of a Streams client's stores, with a mark that says until when, in log time, they have seen everything.
 *
 * <p>Stores are built from compacted topics, whose tombstones go some time after they were written. Stores that were away for longer never see
 * those deletions: what was released or expired meanwhile would come back as a ghost (P1). So a folder whose mark is old, or that has none, is
 * not gone on from: its owner begins with an empty one and restores from the log.
 *
 * <p>Kafka Streams' {@code state.cleanup.dir.max.age.ms} (KIP-1259) is no help: it judges a task's folder by its time of change, which
 * neither a commit nor a restore touches, and leaves the stores of global state alone.
 */
public final class StateFolder {

    /** Half of what tombstones live: the other half is for clocks that are off and for a mark that is a moment old. */
    public static final Duration MAX_AGE = Topic.Cleanup.Compact.TOMBSTONES_KEPT.dividedBy(2);

    private static final String MARK = "seen-until";

    private final Path folder;

    /**
     * The folder of an application.
     *
     * @param stateDir Streams' {@code state.dir}
     * @param applicationId Streams' {@code application.id}
     */
    public StateFolder(Path stateDir, String applicationId) {
        this.folder = stateDir.resolve(applicationId);
    }

    /**
     * Why stores must not go on from what is in the folder; empty if they may, or if nothing is in it.
     *
     * @param now the latest that it may be by the brokers' clocks
     */
    public Optional<String> unusable(Instant now) {
        try {
            if (isEmpty()) {
                return Optional.empty();
            }
            Optional<Instant> seen = seenUntil();
            if (seen.isEmpty()) {
                return Optional.of("%s does not say until when it has seen the log".formatted(folder));
            }
            return Duration.between(seen.get(), now).compareTo(MAX_AGE) <= 0
                    ? Optional.empty()
                    : Optional.of("%s has seen the log until %s alone, more than %d hours ago"
                            .formatted(folder, seen.get(), MAX_AGE.toHours()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "%s cannot be read: correct its rights, or delete it".formatted(folder), unreadable);
        }
    }

    /** The mark; empty if there is none, or none that can be read. */
    Optional<Instant> seenUntil() throws IOException {
        try {
            return Optional.of(Instant.parse(Files.readString(mark()).strip()));
        } catch (NoSuchFileException | DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Marks that the stores have seen everything that was on the log at this log time. */
    void seenUntil(Instant logTime) throws IOException {
        Files.createDirectories(folder);
        Path written = Files.writeString(folder.resolve(MARK + ".new"), logTime.toString());
        Files.move(written, mark(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the mark away: what is in the folder is not gone on from at the next start. */
    public void distrust() {
        try {
            Files.deleteIfExists(mark());
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s cannot be deleted: delete the folder it is in".formatted(mark()), failed);
        }
    }

    /**
     * Takes the mark away if a failure says that the files of a store are broken, as a kill that comes while they are made or deleted leaves them.
     * A full disk breaks none.
     *
     * @param failure of the Streams client whose stores are in the folder
     * @return whether they are
     */
    public boolean distrustIfBroken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RocksDBException broken && !isFullDisk(broken)) {
                distrust();
                return true;
            }
        }
        return false;
    }

    private static boolean isFullDisk(RocksDBException failure) {
        Status status = failure.getStatus();
        return status != null && status.getSubCode() == Status.SubCode.NoSpace;
    }

    private Path mark() {
        return folder.resolve(MARK);
    }

    private boolean isEmpty() throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
