package io.holdfast.hold.audit.state;

import java.util.Arrays;

/**
 * Says of a key that it was never added, or that it may have been: a Bloom filter of a fixed size. Most keys that are asked for are new, and
 * need not be looked for on the disk. Of three million keys it takes one in a hundred for another that was added.
 */
final class Filter {

    private static final int BITS = 1 << 25;
    private static final int PROBES = 4;

    private final long[] words = new long[BITS / Long.SIZE];

    void add(byte[] key) {
        long hash = hash(key);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            words[bit / Long.SIZE] |= 1L << bit;
        }
    }

    boolean mayHave(byte[] key) {
        long hash = hash(key);
        for (int probe = 0; probe < PROBES; probe++) {
            int bit = bit(hash, probe);
            if ((words[bit / Long.SIZE] & (1L << bit)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Two independent numbers give as many probes as are wanted (Kirsch and Mitzenmacher, 2006). */
    private static int bit(long hash, int probe) {
        return (int) ((hash + probe * (hash >>> Integer.SIZE)) & (BITS - 1));
    }

    /** The finalizer of MurmurHash3: the hash of an array alone leaves similar keys close together. */
    private static long hash(byte[] key) {
        long hash = Arrays.hashCode(key) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 29);
    }
}
