package io.holdfast.api.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.api.answer.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** JSON in its strict form: UTF-8, one value, no field twice. */
public final class Json {

    /** Twice as deep as anything that is known here. Its other limits are the parser's own. */
    private static final int MAX_DEPTH = 32;

    /** Buffers are shared: by default each thread has its own, and a virtual thread would make 8 KB for one body and keep it while it waits. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Writes an object. */
    public static byte[] write(Consumer<JsonObject> members) {
        try (var bytes = new ByteArrayBuilder()) {
            try (JsonGenerator out = MAPPER.getFactory().createGenerator(bytes)) {
                new JsonObject(out).object(members);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonNode read(byte[] bytes) {
        try {
            // A decoder of its own: Jackson would guess at UTF-16 and UTF-32, and replaces what is malformed in places.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw Refusal.malformed("the body is empty; it must be a JSON object");
            }
            return MAPPER.readTree(text);
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.malformed("the body is not UTF-8");
        } catch (StreamConstraintsException excessive) {
            throw Refusal.malformed(
                    "the body is nested deeper than %d levels, or has a name or a number that is far too long"
                            .formatted(MAX_DEPTH));
        } catch (JsonProcessingException broken) {
            // Only where, not Jackson's own words: they name its classes and settings.
            var at = broken.getLocation();
            boolean twice = broken.getOriginalMessage().startsWith("Duplicate");
            throw Refusal.malformed("the body is not valid JSON at line %d, column %d%s"
                    .formatted(at.getLineNr(), at.getColumnNr(), twice ? ": a field stands twice" : ""));
        }
    }
}
