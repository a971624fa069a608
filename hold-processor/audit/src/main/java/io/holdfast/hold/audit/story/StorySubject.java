package io.holdfast.hold.audit.story;

import io.holdfast.schemas.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which reservation a story is about.
 *
 * @param event empty where any event's will do
 */
public record StorySubject(Optional<String> event, String reservation) {

    /** Whether a record's key is the reservation's. */
    boolean isKey(byte @Nullable [] key) {
        return key != null && is(new String(key, StandardCharsets.UTF_8));
    }

    /** Whether a record's key is one of the reservation's payments. */
    boolean isPaymentKey(byte @Nullable [] key) {
        if (key == null) {
            return false;
        }
        String text = new String(key, StandardCharsets.UTF_8);
        int attempt = text.lastIndexOf('/');
        return attempt > 0 && is(text.substring(0, attempt));
    }

    /** The reservation's key, where a record is about it; null otherwise. */
    @Nullable
    String keyIn(IndexedRecord record) {
        String of = text(record, "event");
        String id = text(record, "reservation");
        if (of == null || id == null) {
            return null;
        }
        String key = Keys.reservation(of, id);
        return is(key) ? key : null;
    }

    private boolean is(String key) {
        return event.map(of -> key.equals(Keys.reservation(of, reservation)))
                .orElseGet(() -> key.equals(Keys.reservation(Keys.event(key), reservation)));
    }

    private static @Nullable String text(IndexedRecord record, String name) {
        Schema.Field field = record.getSchema().getField(name);
        return field == null || !(record.get(field.pos()) instanceof String text) ? null : text;
    }
}
