package io.holdfast.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.mirror.MirrorUtils;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Stamps each copy with where its original is: header {@value #HEADER}, {@code <region>/<partition>/<offset>}. Offsets of a copy say nothing: a mirror
 * copies a record twice, or begins again further back, and readers tell so by the stamp.
 *
 * <p>MirrorMaker 2 keeps partition, key, value, timestamp and headers, and tells Connect of each record where it is from.
 */
public final class OriginStamp implements Transformation<SourceRecord> {

    /** The name that readers know: {@code RecordHeaders.ORIGIN} in schemas. */
    static final String HEADER = "holdfast_origin";

    /**
     * Stamps a copy. A stamp that the original has itself is taken away: the original's writer can't say where a copy is from.
     *
     * @throws DataException if the record does not say where it is from: then the mirror stops, since a copy without a stamp can't be read
     */
    @Override
    public SourceRecord apply(SourceRecord copy) {
        String origin = "%s/%s/%s"
                .formatted(
                        required(copy.sourcePartition(), MirrorUtils.SOURCE_CLUSTER_KEY, copy),
                        required(copy.sourcePartition(), MirrorUtils.PARTITION_KEY, copy),
                        required(copy.sourceOffset(), MirrorUtils.OFFSET_KEY, copy));
        Headers headers = copy.headers().duplicate();
        headers.remove(HEADER);
        headers.addBytes(HEADER, origin.getBytes(StandardCharsets.UTF_8));
        return copy.newRecord(
                copy.topic(),
                copy.kafkaPartition(),
                copy.keySchema(),
                copy.key(),
                copy.valueSchema(),
                copy.value(),
                copy.timestamp(),
                headers);
    }

    private static Object required(@Nullable Map<String, ?> position, String name, SourceRecord copy) {
        Object value = position == null ? null : position.get(name);
        if (value == null) {
            throw new DataException("a record for topic %s does not say its %s at its source: %s"
                    .formatted(copy.topic(), name, position));
        }
        return value;
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // It has none.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
