package io.holdfast.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The values of one topic in Confluent's wire format: a zero byte, the schema's id in four bytes, the Avro binary encoding. Safe for use
 * by many threads.
 *
 * @param <T> the generated record type
 */
public final class AvroSerde<T extends SpecificRecord> {

    private static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int TYPICAL_BYTES = 256;

    static {
        // Avro allocates what a length in the record announces before it reads on: forty bytes could ask for gigabytes.
        // No string, byte array or collection of ours is longer than the largest record.
        for (String kind : new String[] {"bytes", "string", "collectionItems"}) {
            System.setProperty("org.apache.avro.limits.%s.maxLength".formatted(kind), Integer.toString(1024 * 1024));
        }
    }

    private final Class<T> type;
    private final Schema schema;
    private final OptionalInt id;
    private final Schemas schemas;
    private final SpecificDatumWriter<T> writer;
    private final Map<Integer, Version<T>> versions = new ConcurrentHashMap<>();

    /**
     * Reads the records of one schema.
     *
     * @param later whether they may have something that this build does not know
     */
    private record Version<T>(Schema written, SpecificDatumReader<T> reader, boolean later) {}

    /**
     * A serde for the topic's values. Looks its own schema up at once, so that a service without its schema stops at its start.
     *
     * @throws IllegalStateException if the schema has no id yet
     */
    public AvroSerde(Topic topic, Class<T> type, Schemas schemas) {
        this(type, schemas, OptionalInt.of(schemas.idOf(topic)));
    }

    private AvroSerde(Class<T> type, Schemas schemas, OptionalInt id) {
        this.type = type;
        this.schema = SpecificData.get().getSchema(type);
        this.id = id;
        this.schemas = schemas;
        this.writer = new SpecificDatumWriter<>(schema);
    }

    /**
     * A serde that reads what others wrote and writes nothing.
     *
     * @param schemas the writers', whose ids the records have; this version's own schema need not be there
     */
    public static <T extends SpecificRecord> AvroSerde<T> reading(Class<T> type, Schemas schemas) {
        return new AvroSerde<>(type, schemas, OptionalInt.empty());
    }

    /**
     * Encodes a record with the schema of this version.
     *
     * @throws java.util.NoSuchElementException if this serde only reads
     */
    public byte[] encode(T value) {
        var out = new ByteArrayOutputStream(TYPICAL_BYTES);
        out.write(MAGIC);
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(id.orElseThrow()).array());
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /**
     * Why this build cannot tell at present what a record says, as {@link #decodeWhole} would throw it. Empty for everything else, also for what
     * is no record.
     */
    public Optional<String> unreadableNow(byte[] bytes) {
        try {
            var _ = known(bytes, true);
            return Optional.empty();
        } catch (UnknownSchemaException unknown) {
            return Optional.ofNullable(unknown.getMessage());
        } catch (UndecodableException none) {
            return Optional.empty();
        }
    }

    /**
     * Decodes a record that something is decided from: {@link #decode} takes a symbol of an enumeration that this build does not know for the
     * enumeration's default.
     *
     * @throws UndecodableException if the bytes are no such record and never will be
     * @throws UnknownSchemaException if this build does not know all that the record says: the record may well be good
     */
    public T decodeWhole(byte[] bytes) {
        return decode(known(bytes, true), bytes);
    }

    /** The version that a record is of; refuses what this build does not know. */
    private Version<T> known(byte[] bytes, boolean symbols) {
        int writerId = writerId(bytes);
        Version<T> version = versions.computeIfAbsent(writerId, this::version);
        if (version.later()) {
            LaterParts.first(bytes, HEADER_BYTES, version.written(), schema, symbols)
                    .ifPresent(part -> {
                        throw new UnknownSchemaException(writerId, part);
                    });
        }
        return version;
    }

    private static int writerId(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new UndecodableException(
                    "no record in Confluent's wire format: it must begin with a zero byte and a schema id", null);
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }

    /**
     * Decodes a record of any registered version.
     *
     * @throws UndecodableException if the bytes are no such record and never will be
     * @throws UnknownSchemaException if its schema is not known at present, or it is of a type that only a later build knows: the record may
     *     well be good
     */
    public T decode(byte[] bytes) {
        return decode(known(bytes, false), bytes);
    }

    private T decode(Version<T> version, byte[] bytes) {
        BinaryDecoder decoder =
                DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
        try {
            T value = type.cast(version.reader().read(null, decoder));
            if (!decoder.isEnd()) {
                throw new UndecodableException("bytes are left over behind the record", null);
            }
            return value;
        } catch (IOException | AvroRuntimeException | ClassCastException | IndexOutOfBoundsException broken) {
            throw new UndecodableException(
                    "not a %s written with schema %d: %s"
                            .formatted(type.getSimpleName(), writerId(bytes), broken.getMessage()),
                    broken);
        }
    }

    private Version<T> version(int writerId) {
        Schema written = schemas.schema(writerId).orElseThrow(() -> new UnknownSchemaException(writerId));
        if (!written.getFullName().equals(schema.getFullName())) {
            // Avro does not look at the name if the fields are the same.
            throw foreign(writerId, null);
        }
        try {
            return new Version<>(
                    written, new SpecificDatumReader<>(written, schema), LaterParts.possible(written, schema));
        } catch (AvroRuntimeException foreign) {
            throw foreign(writerId, foreign);
        }
    }

    private UndecodableException foreign(int writerId, @Nullable Throwable cause) {
        return new UndecodableException("schema %d is not one of %s".formatted(writerId, schema.getFullName()), cause);
    }
}
