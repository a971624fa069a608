package io.holdfast.hold.audit.log;

import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** In which fields two records differ. */
public final class Differences {

    private static final int SHOWN = 8;

    /** The provider's token for a card is nobody's business. */
    private static final String SECRET = "paymentMethod";

    private Differences() {}

    /** Adds to a list what differs in the fields that both have; the field's name alone where it is a secret. */
    public static void collect(String path, @Nullable Object should, @Nullable Object is, List<String> into) {
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
                    path.endsWith(SECRET) ? path : "%s is %s and should be %s".formatted(path, text(is), text(should)));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof GenericRecord record ? record.getSchema().getName() : String.valueOf(value);
    }
}
