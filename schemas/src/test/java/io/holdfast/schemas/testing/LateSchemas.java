package io.holdfast.schemas.testing;

import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.Schema;

/** The schemas of this build, and the same under ids of a later version, which are known once its set-up has run. */
public final class LateSchemas implements Schemas {

    private static final int LATER = 1_000;

    private final Schemas carried = Schemas.carried();
    private volatile boolean published;

    /** The record as the later version would have written it. */
    public static byte[] late(byte[] record) {
        byte[] late = record.clone();
        ByteBuffer bytes = ByteBuffer.wrap(late);
        bytes.putInt(1, LATER + bytes.getInt(1));
        return late;
    }

    /** Its set-up runs. */
    public void publish() {
        published = true;
    }

    @Override
    public int idOf(Topic topic) {
        return carried.idOf(topic);
    }

    @Override
    public Optional<Schema> schema(int id) {
        if (id < LATER) {
            return carried.schema(id);
        }
        return published ? carried.schema(id - LATER) : Optional.empty();
    }
}
