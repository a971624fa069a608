package io.holdfast.hold.step;

import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.digest.Sha256;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * The chained digest of a partition's commands and facts. Each command adds a link: the SHA-256 of the value before it, the command as the
 * broker has it, and the facts as they were written. When a digest is due follows from the log, so that a reader of the log knows which
 * digests there must be.
 *
 * @param begins offset of the first command of the chain
 * @param offset offset of its last command
 * @param commands how many commands it has
 * @param atMs log time of the last command, in milliseconds
 * @param value after the last command
 * @param sealed how far the last digest came
 */
public record Chain(long begins, long offset, long commands, long atMs, Sha256 value, Seal sealed) {

    /** Commands from one digest to the next at most. */
    static final int COMMANDS = 1_000;

    /** Log time from one digest to the next, where fewer commands come: the first command after it is the last of the digest. */
    static final long PERIOD_MS = Duration.ofSeconds(10).toMillis();

    private static final int BYTES = 4 * Long.BYTES + Link.BYTES + Seal.BYTES;

    /**
     * What the last digest covered.
     *
     * @param offset offset of the last command
     * @param commands how many commands; 0 if there was no digest yet
     * @param atMs log time of the last of them; of the chain's first command where there was no digest yet
     * @param value the digest's value; zeros if there was none
     */
    public record Seal(long offset, long commands, long atMs, Sha256 value) {

        private static final int BYTES = 3 * Long.BYTES + Link.BYTES;
    }

    /** A chain whose first command is this one, without a link yet. */
    public static Chain beginning(long offset, long atMs) {
        var zeros = new Sha256(new byte[Link.BYTES]);
        return new Chain(offset, offset, 0, atMs, zeros, new Seal(offset, 0, atMs, zeros));
    }

    /** The chain whose digest this is. */
    public static Chain sealedBy(DecisionDigest digest) {
        return new Chain(
                        digest.getBegins(),
                        digest.getOffset(),
                        digest.getCommands(),
                        digest.getAt().toEpochMilli(),
                        digest.getValue(),
                        new Seal(digest.getOffset(), 0, 0, digest.getPrevious()))
                .sealedNow();
    }

    /** With one command more. */
    public Chain and(Link link) {
        return new Chain(begins, link.offset(), commands + 1, link.atMs(), link.after(value), sealed);
    }

    /** Whether a digest is due. */
    public boolean due() {
        return commands - sealed.commands() >= COMMANDS || atMs - sealed.atMs() >= PERIOD_MS;
    }

    /** Once its digest is written. */
    public Chain sealedNow() {
        return new Chain(begins, offset, commands, atMs, value, new Seal(offset, commands, atMs, value));
    }

    /** Its digest. */
    public DecisionDigest digest(int partition) {
        return new DecisionDigest(
                partition, begins, offset, commands, Instant.ofEpochMilli(atMs), sealed.value(), value);
    }

    /** For a store. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(begins)
                .putLong(offset)
                .putLong(commands)
                .putLong(atMs)
                .put(value.bytes())
                .putLong(sealed.offset())
                .putLong(sealed.commands())
                .putLong(sealed.atMs())
                .put(sealed.value().bytes())
                .array();
    }

    /** As {@link #toBytes} wrote it. */
    public static Chain fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Chain(
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                sha256(in),
                new Seal(in.getLong(), in.getLong(), in.getLong(), sha256(in)));
    }

    private static Sha256 sha256(ByteBuffer in) {
        byte[] value = new byte[Link.BYTES];
        in.get(value);
        return new Sha256(value);
    }
}
