package io.holdfast.hold.audit.state;

import io.holdfast.hold.codec.DeadlineCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** What falls due when, in the order in which the owner of the seats sees it. For one thread. */
public final class Deadlines {

    private static final byte[] PRESENT = {};

    /** Changes that wait to be written: most are taken back before they are, since most holds end before their time. */
    private static final int WAITING = 8_192;

    private final ByteStore store;
    private final byte prefix;
    private final TreeMap<byte[], Boolean> waiting = new TreeMap<>(Arrays::compareUnsigned);

    /** Nothing lies before it: a scan from here passes over what was deleted. */
    private long clearedToMs;

    public Deadlines(ByteStore store, char prefix) {
        this.store = store;
        this.prefix = (byte) prefix;
    }

    /** Something falls due then. */
    public void add(String key, long deadlineMs) {
        change(DeadlineCodec.key(key, deadlineMs), true);
        clearedToMs = Math.min(clearedToMs, deadlineMs);
    }

    /** It does not any more. */
    public void remove(String key, long deadlineMs) {
        change(DeadlineCodec.key(key, deadlineMs), false);
    }

    /** What is due at or before an instant, the longest due first. */
    public List<String> due(long atMs, int limit) {
        write();
        byte[] from = prefixed(DeadlineCodec.from(Math.min(clearedToMs, atMs)));
        byte[] to = prefixed(DeadlineCodec.from(atMs + 1));
        List<byte[]> due = new ArrayList<>();
        store.scan(from, to, (key, _) -> {
            due.add(Arrays.copyOfRange(key, 1, key.length));
            return due.size() < limit;
        });
        clearedToMs =
                due.isEmpty() ? atMs : DeadlineCodec.deadline(due.getFirst()).toEpochMilli();
        return due.stream().map(DeadlineCodec::reservation).toList();
    }

    private void change(byte[] key, boolean present) {
        waiting.put(key, present);
        if (waiting.size() > WAITING) {
            write();
        }
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        store.write(changes -> waiting.forEach((key, present) -> changes.put(prefixed(key), present ? PRESENT : null)));
        waiting.clear();
    }

    private byte[] prefixed(byte[] key) {
        byte[] prefixed = new byte[key.length + 1];
        prefixed[0] = prefix;
        System.arraycopy(key, 0, prefixed, 1, key.length);
        return prefixed;
    }
}
