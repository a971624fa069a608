package io.holdfast.hold.audit.story;

import io.holdfast.schemas.view.Caller;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** What a record says, field by field, without what every record of the story says and without what is nobody's business. */
final class Words {

    /** Who it is about, which stands above all lines, and which command caused it, which stands beside. */
    private static final Set<String> KNOWN = Set.of("event", "reservation", "cause", "version");

    /** The provider's token for a card; and what the trace's column says. */
    private static final Set<String> HIDDEN = Set.of("paymentMethod", "traceParent");

    private Words() {}

    static String of(IndexedRecord record) {
        var words = new StringBuilder(record.getSchema().getName());
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null && !KNOWN.contains(field.name()) && !HIDDEN.contains(field.name())) {
                words.append(' ').append(field.name()).append('=').append(value);
            }
        }
        return words.toString();
    }

    /** Who asked; empty if nobody is named. Whose it is stands there as the log has it, which names no person. */
    static String by(@Nullable Caller caller) {
        if (caller == null) {
            return "";
        }
        String customer = caller.getCustomer() == null ? "" : " for customer " + caller.getCustomer();
        return " by %s of %s%s".formatted(caller.getClient(), caller.getTenant(), customer);
    }
}
