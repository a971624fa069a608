package io.holdfast.schemas;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a record has that this build does not know: a type of a union, or a symbol of an enumeration. Avro reads the first as any known type that has
 * the same fields (a command {@code MoveSeats} with an event as {@code CloseEvent}), and the second as the enumeration's default.
 */
final class LaterParts {

    private final boolean symbols;

    private LaterParts(boolean symbols) {
        this.symbols = symbols;
    }

    /** Whether a record that was written with one schema may have something that another, of the same record, does not know. */
    static boolean possible(Schema written, Schema known) {
        return written.getFullName().equals(known.getFullName())
                && !names(known, new HashSet<>()).containsAll(names(written, new HashSet<>()));
    }

    private static Set<String> names(Schema schema, Set<String> names) {
        switch (schema.getType()) {
            case RECORD -> {
                if (names.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> names(field.schema(), names));
                }
            }
            case ENUM ->
                schema.getEnumSymbols().forEach(symbol -> names.add("%s.%s".formatted(schema.getFullName(), symbol)));
            case UNION -> schema.getTypes().forEach(type -> names(type, names));
            case ARRAY -> names(schema.getElementType(), names);
            case MAP -> names(schema.getValueType(), names);
            default -> {}
        }
        return names;
    }

    /**
     * The first of them, in words; empty if there is none, or if the bytes are no record.
     *
     * @param from where the record begins in the bytes
     * @param symbols whether symbols count as well
     */
    static Optional<String> first(byte[] bytes, int from, Schema written, Schema known, boolean symbols) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
        try {
            Object record = new GenericDatumReader<>(written).read(null, decoder);
            return decoder.isEnd() ? new LaterParts(symbols).first(record, known) : Optional.empty();
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }

    private Optional<String> first(@Nullable Object value, Schema known) {
        return switch (value) {
            case IndexedRecord record ->
                type(record.getSchema(), known)
                        .map(type -> first(record, type))
                        .orElseGet(() -> Optional.of("a " + record.getSchema().getName()));
            case GenericEnumSymbol<?> symbol ->
                type(symbol.getSchema(), known)
                        .filter(type -> !symbols || type.hasEnumSymbol(symbol.toString()))
                        .map(_ -> Optional.<String>empty())
                        .orElseGet(() -> Optional.of(
                                "the %s %s".formatted(symbol.getSchema().getName(), symbol)));
            case Collection<?> items ->
                Stream.of(known)
                        .filter(schema -> schema.getType() == Schema.Type.ARRAY)
                        .flatMap(schema -> items.stream().map(item -> first(item, schema.getElementType())))
                        .flatMap(Optional::stream)
                        .findFirst();
            case null, default -> Optional.empty();
        };
    }

    /** A field that is not known here is no reason: that it may be left out is what its default says. */
    private Optional<String> first(IndexedRecord record, Schema known) {
        return record.getSchema().getFields().stream()
                .map(field -> {
                    Schema.Field same = known.getField(field.name());
                    return same == null ? Optional.<String>empty() : first(record.get(field.pos()), same.schema());
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The known type of this name. */
    private static Optional<Schema> type(Schema written, Schema known) {
        Stream<Schema> types = known.getType() == Schema.Type.UNION ? known.getTypes().stream() : Stream.of(known);
        return types.filter(type -> Objects.equals(type.getFullName(), written.getFullName()))
                .findFirst();
    }
}
