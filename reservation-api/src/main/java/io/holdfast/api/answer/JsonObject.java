package io.holdfast.api.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;

/** A JSON object that is being written, member by member: nothing of it is kept. */
public final class JsonObject {

    /** Buffers are shared: by default each thread has its own, and a virtual thread would make 8 KB for one body and keep it while it waits. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
            .build();

    private final JsonGenerator out;

    private JsonObject(JsonGenerator out) {
        this.out = out;
    }

    /** An object with these members, in UTF-8. */
    public static byte[] bytes(Consumer<JsonObject> members) {
        try (var bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
                new JsonObject(out).object(members);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A text. */
    public JsonObject put(String name, String value) {
        return write(() -> out.writeStringField(name, value));
    }

    /** A whole number. */
    public JsonObject put(String name, long value) {
        return write(() -> out.writeNumberField(name, value));
    }

    /** A number. */
    public JsonObject put(String name, double value) {
        return write(() -> out.writeNumberField(name, value));
    }

    /** A truth value. */
    public JsonObject put(String name, boolean value) {
        return write(() -> out.writeBooleanField(name, value));
    }

    /** An object. */
    public JsonObject put(String name, Consumer<JsonObject> members) {
        return write(() -> {
            out.writeFieldName(name);
            object(members);
        });
    }

    /** An array of texts. */
    public JsonObject put(String name, Collection<String> values) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        });
    }

    /** An array of objects. */
    public <T> JsonObject put(String name, Collection<T> values, Function<T, Consumer<JsonObject>> members) {
        return write(() -> {
            out.writeArrayFieldStart(name);
            for (T value : values) {
                object(members.apply(value));
            }
            out.writeEndArray();
        });
    }

    private void object(Consumer<JsonObject> members) throws IOException {
        out.writeStartObject();
        members.accept(this);
        out.writeEndObject();
    }

    private interface Step {
        void write() throws IOException;
    }

    private JsonObject write(Step step) {
        try {
            step.write();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
