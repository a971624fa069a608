package io.holdfast.hold.step;

import io.holdfast.schemas.LogPosition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Commands that an operator took out, with the reason. No build decides one, and no replay: they are part of the log. An entry is written
 * before its command is passed, and is never taken back.
 */
@FunctionalInterface
public interface Skips {

    /** No command was taken out. */
    Skips NONE = _ -> Optional.empty();

    /** Why a command was taken out; empty if it was not. */
    Optional<String> reason(LogPosition position);

    /** Those that the records of {@link io.holdfast.schemas.Topics#SKIPS} name. A record that names no position takes nothing out. */
    static Skips of(Iterable<? extends ConsumerRecord<byte[], byte[]>> records) {
        Map<LogPosition, String> reasons = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            LogPosition position = LogPosition.parse(text(record.key()));
            if (position != null) {
                reasons.putIfAbsent(position, text(record.value()));
            }
        }
        return position -> Optional.ofNullable(reasons.get(position));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
