package io.holdfast.api.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read field by field. It is JSON in its strict form: UTF-8, one value, no field twice. A wrong type is refused, never converted; so is null, and every field that is not known.
 */
final class Fields {

    /** Twice as deep as anything that is known here. Its other limits are the parser's own. */
    private static final int MAX_DEPTH = 32;

    /** Its buffers are shared, as those of {@link io.holdfast.api.answer.JsonObject} are. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String path;
    private final JsonNode node;

    private Fields(String path, JsonNode node, String... known) {
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw RefusedRequestException.field(path.isEmpty() ? "body" : path, "must be a JSON object");
        }
        Set<String> names = Set.of(known);
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!names.contains(name)) {
                throw RefusedRequestException.field(path(shortened(name)), "is not a field that is known here");
            }
        }
    }

    static Fields of(byte[] body, String... known) {
        return new Fields("", parse(body), known);
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            // A decoder of its own: Jackson would guess at UTF-16 and UTF-32, and replaces what is malformed in places.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                throw RefusedRequestException.malformed("the body is empty; it must be a JSON object");
            }
            return MAPPER.readTree(text);
        } catch (CharacterCodingException notUtf8) {
            throw RefusedRequestException.notJson();
        } catch (StreamConstraintsException excessive) {
            throw RefusedRequestException.malformed(
                    "the body is nested deeper than %d levels, or has a name or a number that is far too long"
                            .formatted(MAX_DEPTH));
        } catch (JsonProcessingException broken) {
            // Only where, not Jackson's own words: they name its classes and settings.
            var at = broken.getLocation();
            boolean twice = broken.getOriginalMessage().startsWith("Duplicate");
            throw RefusedRequestException.malformed("the body is not valid JSON at line %d, column %d%s"
                    .formatted(at.getLineNr(), at.getColumnNr(), twice ? ": a field stands twice" : ""));
        }
    }

    String text(String name, @Nullable String fallback) {
        JsonNode value = node.get(name);
        if (value == null && fallback != null) {
            return fallback;
        }
        return text(path(name), value);
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(node.get(name)).map(value -> text(path(name), value));
    }

    /** A whole number that may be left out; as {@link #number}. */
    Optional<Long> optionalNumber(String name, LongFunction<Optional<String>> problem) {
        return node.has(name) ? Optional.of(number(name, null, problem)) : Optional.empty();
    }

    /**
     * A whole number.
     *
     * @param fallback what it is if it is left out; null if it must be given
     * @param problem what it must be; empty if it is so
     */
    long number(String name, @Nullable Long fallback, LongFunction<Optional<String>> problem) {
        JsonNode value = node.get(name);
        if (value == null && fallback != null) {
            return fallback;
        }
        // A double such as 1.0 or 1e3 is no integer here.
        if (value == null || !value.isIntegralNumber()) {
            throw RefusedRequestException.field(path(name), "must be an integer");
        }
        // What is larger than a long is out of bounds like the largest.
        long number = value.canConvertToLong() ? value.longValue() : Long.MAX_VALUE;
        RefusedRequestException.require(path(name), problem.apply(number));
        return number;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (JsonNode value : array(name)) {
            if (!value.isTextual()) {
                throw noText("%s[%d]".formatted(path(name), texts.size()));
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    /** An object whose fields, of any names, are arrays of texts. It may be left out, and is empty then. */
    Map<String, List<String>> textsByName(String name) {
        var texts = new LinkedHashMap<String, List<String>>();
        JsonNode value = node.get(name);
        if (value != null) {
            var names = new ArrayList<String>();
            value.fieldNames().forEachRemaining(names::add);
            var fields = new Fields(path(name), value, names.toArray(String[]::new));
            names.forEach(field -> texts.put(field, fields.texts(field)));
        }
        return texts;
    }

    /** An object that may be left out. */
    Optional<Fields> optionalObject(String name, String... known) {
        return Optional.ofNullable(node.get(name)).map(value -> new Fields(path(name), value, known));
    }

    List<Fields> objects(String name, String... known) {
        var objects = new ArrayList<Fields>();
        for (JsonNode value : array(name)) {
            objects.add(new Fields("%s[%d]".formatted(path(name), objects.size()), value, known));
        }
        return objects;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private JsonNode array(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            throw RefusedRequestException.field(path(name), "must be an array");
        }
        return value;
    }

    private static String text(String path, @Nullable JsonNode value) {
        if (value == null || !value.isTextual()) {
            throw noText(path);
        }
        return value.textValue();
    }

    private static RefusedRequestException noText(String path) {
        return RefusedRequestException.field(path, "must be a string");
    }

    private static String shortened(String name) {
        int limit = 64;
        if (name.length() <= limit) {
            return name;
        }
        // No half of a pair at its end.
        return name.substring(0, Character.isHighSurrogate(name.charAt(limit - 1)) ? limit - 1 : limit) + '…';
    }
}
