package io.holdfast.hold.audit.log;

import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.receipt.Receipt;

/** The serdes of every topic that is read, and the schemas of what an earlier version wrote. */
public record AuditSerdes(Serdes hold, AvroSerde<Payment> payments, AvroSerde<Receipt> receipts, Schemas schemas) {

    /**
     * Looks every schema up.
     *
     * @throws IllegalStateException if one has no id yet
     */
    public static AuditSerdes from(Schemas schemas) {
        return new AuditSerdes(
                Serdes.from(schemas),
                new AvroSerde<>(Topics.PAYMENTS, Payment.class, schemas),
                new AvroSerde<>(Topics.RECEIPTS, Receipt.class, schemas),
                schemas);
    }
}
