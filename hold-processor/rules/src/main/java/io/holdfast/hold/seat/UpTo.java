package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.Limit;
import java.util.regex.Pattern;

/**
 * How far a region's log was replayed before it was taken over.
 *
 * @param partition of the event on that region's seat-commands
 * @param offset of the last command that was replayed; -1 if there was none
 */
public record UpTo(int partition, long offset) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** Rejects what is no place on a log. */
    public UpTo {
        Limit.require(partition >= 0 && offset >= -1, "upToPartition must be at least 0, and upToOffset at least -1");
    }

    /** Rejects what is no digest. */
    static void checkDigest(String digest) {
        Limit.require(DIGEST.matcher(digest).matches(), "digest must be 64 hexadecimal digits");
    }
}
