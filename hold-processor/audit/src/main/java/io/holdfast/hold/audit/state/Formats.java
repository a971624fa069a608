package io.holdfast.hold.audit.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Formats by hand: what is kept here is read again by the same run alone. */
public final class Formats {

    /** Writes an object. */
    @FunctionalInterface
    public interface Writer<V> {
        /** Writes it whole. */
        void write(V value, DataOutputStream out) throws IOException;
    }

    /** Reads it. */
    @FunctionalInterface
    public interface Reader<V> {
        /** Reads it whole. */
        V read(DataInputStream in) throws IOException;
    }

    private static final int TYPICAL_BYTES = 96;

    private Formats() {}

    /** A format that writes and reads so. */
    public static <V> Format<V> of(Writer<V> writer, Reader<V> reader) {
        return new Format<>() {
            @Override
            public byte[] bytes(V value) {
                var out = new ByteArrayOutputStream(TYPICAL_BYTES);
                try {
                    writer.write(value, new DataOutputStream(out));
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
                return out.toByteArray();
            }

            @Override
            public V value(byte[] bytes) {
                try {
                    return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
            }
        };
    }

    /** Writes strings. */
    public static void strings(List<String> strings, DataOutputStream out) throws IOException {
        out.writeInt(strings.size());
        for (String string : strings) {
            out.writeUTF(string);
        }
    }

    /** Reads strings. */
    public static List<String> strings(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> strings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            strings.add(in.readUTF());
        }
        return List.copyOf(strings);
    }
}
