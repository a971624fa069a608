package io.holdfast.bench.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads a field of an answer. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String text(String json, String field) throws JsonProcessingException {
        return MAPPER.readTree(json).path(field).asText();
    }
}
