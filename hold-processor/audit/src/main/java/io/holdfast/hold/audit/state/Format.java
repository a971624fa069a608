package io.holdfast.hold.audit.state;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * An object as bytes, for a store.
 *
 * @param read from the bytes that {@code write} made
 */
public record Format<V>(Function<V, byte[]> write, Function<byte[], V> read) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A record as JSON: what is kept here is read again by the same run alone. */
    public static <V> Format<V> json(Class<V> type) {
        ObjectWriter writer = JSON.writerFor(type);
        ObjectReader reader = JSON.readerFor(type);
        return new Format<>(
                value -> {
                    try {
                        return writer.writeValueAsBytes(value);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                },
                bytes -> {
                    try {
                        return reader.readValue(bytes);
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                });
    }
}
