package io.holdfast.hold.audit.verify;

import io.holdfast.hold.step.Output;
import io.holdfast.schemas.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records as their own schemas say, whichever version wrote them. */
final class Readings {

    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int SHOWN = 8;

    /** The provider's token for a card is nobody's business. */
    private static final String SECRET = "paymentMethod";

    private final Schemas schemas;

    Readings(Schemas schemas) {
        this.schemas = schemas;
    }

    /**
     * Whether a record that was written with another version of the schema says all that this version can say and it could. A version that
     * knew a field less has written the same facts in other bytes.
     */
    boolean sameInItsSchema(Output expected, ConsumerRecord<byte[], byte[]> actual) {
        byte[] value = expected.value();
        if (value == null
                || actual.value() == null
                || !Arrays.equals(expected.key().getBytes(StandardCharsets.UTF_8), actual.key())) {
            return false;
        }
        Optional<Schema> now = schema(value);
        Optional<Schema> then = schema(actual.value());
        if (now.isEmpty() || then.isEmpty() || now.get().equals(then.get())) {
            return false;
        }
        try {
            GenericRecord projected = read(value, now.get(), then.get());
            return Arrays.equals(
                    write(projected, then.get()),
                    Arrays.copyOfRange(actual.value(), HEADER_BYTES, actual.value().length));
        } catch (IOException | AvroRuntimeException cannot) {
            return false;
        }
    }

    /** In which fields two records differ. */
    String differences(Output expected, ConsumerRecord<byte[], byte[]> actual) {
        if (!Arrays.equals(expected.key().getBytes(StandardCharsets.UTF_8), actual.key())) {
            return "its key is %s and should be %s".formatted(text(actual.key()), expected.key());
        }
        GenericRecord should = decode(expected.value());
        GenericRecord is = decode(actual.value());
        if (should == null || is == null) {
            return "its value is illegible";
        }
        List<String> differences = new ArrayList<>();
        collect("", should, is, differences);
        return differences.isEmpty() ? "its bytes" : String.join("; ", differences);
    }

    /** Adds to a list what differs in the fields that both have; the field's name alone where it is a secret. */
    private static void collect(String path, @Nullable Object should, @Nullable Object is, List<String> into) {
        if (into.size() >= SHOWN) {
            return;
        }
        if (should instanceof GenericRecord one
                && is instanceof GenericRecord other
                && one.getSchema().getFullName().equals(other.getSchema().getFullName())) {
            for (Schema.Field field : one.getSchema().getFields()) {
                if (other.hasField(field.name())) {
                    String inner = path.isEmpty() ? field.name() : path + "." + field.name();
                    collect(inner, one.get(field.name()), other.get(field.name()), into);
                }
            }
        } else if (!Objects.equals(should, is)) {
            into.add(
                    path.endsWith(SECRET)
                            ? path
                            : "%s is %s and should be %s".formatted(path, shown(is), shown(should)));
        }
    }

    private static String shown(@Nullable Object value) {
        return value instanceof GenericRecord record ? record.getSchema().getName() : String.valueOf(value);
    }

    /** The record, as far as it can be read. */
    Evidence evidence(ConsumerRecord<byte[], byte[]> record) {
        GenericRecord value = decode(record.value());
        String what = value == null ? "an illegible record" : name(value);
        return Evidence.of(record, "%s of %s".formatted(what, text(record.key())));
    }

    /** A fact is wrapped with its cause: what counts is inside. */
    private static String name(GenericRecord value) {
        Object inner = value.hasField("fact") ? value.get("fact") : value;
        return inner instanceof GenericRecord record ? record.getSchema().getName() : "a record";
    }

    private @Nullable GenericRecord decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        Optional<Schema> schema = schema(bytes);
        if (schema.isEmpty()) {
            return null;
        }
        try {
            return read(bytes, schema.get(), schema.get());
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException broken) {
            return null;
        }
    }

    private Optional<Schema> schema(byte[] bytes) {
        return bytes.length < HEADER_BYTES || bytes[0] != 0
                ? Optional.empty()
                : schemas.schema(ByteBuffer.wrap(bytes).getInt(1));
    }

    private static GenericRecord read(byte[] bytes, Schema written, Schema wanted) throws IOException {
        var reader = new GenericDatumReader<GenericRecord>(written, wanted);
        return reader.read(
                null, DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
    }

    private static byte[] write(GenericRecord record, Schema schema) throws IOException {
        var out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "no key" : new String(key, StandardCharsets.UTF_8);
    }
}
