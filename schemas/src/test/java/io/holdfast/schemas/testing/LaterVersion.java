package io.holdfast.schemas.testing;

import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * The schemas of this build, and one that a later build has registered for a topic.
 *
 * @param later the schema of the later build
 */
public record LaterVersion(Schema later) implements Schemas {

    private static final int ID = 2_000;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;

    /** The topic's schema with a piece of its JSON replaced. */
    public static LaterVersion of(Topic topic, String piece, String by) {
        String now = topic.value().orElseThrow().toString();
        if (!now.contains(piece)) {
            throw new IllegalArgumentException("%s is not in %s".formatted(piece, now));
        }
        return new LaterVersion(new Schema.Parser().parse(now.replace(piece, by)));
    }

    /**
     * A record as the later build writes it.
     *
     * @param record as this build writes it
     * @param topic whose schema it has
     * @param change what is different
     */
    public byte[] write(byte[] record, Topic topic, Consumer<GenericRecord> change) {
        try {
            var decoder = DecoderFactory.get().binaryDecoder(record, HEADER_BYTES, record.length - HEADER_BYTES, null);
            GenericRecord value =
                    new GenericDatumReader<GenericRecord>(topic.value().orElseThrow(), later).read(null, decoder);
            change.accept(value);
            var out = new ByteArrayOutputStream();
            out.write(0);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(ID).array());
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            new GenericDatumWriter<GenericRecord>(later).write(value, encoder);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int idOf(Topic topic) {
        return Schemas.carried().idOf(topic);
    }

    @Override
    public Optional<Schema> schema(int id) {
        return id == ID ? Optional.of(later) : Schemas.carried().schema(id);
    }
}
