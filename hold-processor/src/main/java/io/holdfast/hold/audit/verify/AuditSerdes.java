package io.holdfast.hold.audit.verify;

import io.holdfast.hold.step.Serdes;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.receipt.Receipt;

/** The serdes of every topic that is read, and the registry for what an earlier version wrote. */
public record AuditSerdes(
        Serdes hold, AvroSerde<Payment> payments, AvroSerde<Receipt> receipts, SchemaRegistry registry) {

    /**
     * Looks every schema up.
     *
     * @throws io.holdfast.schemas.SchemaRegistryException where one is not registered, or the registry is away
     */
    public static AuditSerdes from(SchemaRegistry registry) {
        return new AuditSerdes(
                Serdes.from(registry),
                new AvroSerde<>(Topics.PAYMENTS, Payment.class, registry),
                new AvroSerde<>(Topics.RECEIPTS, Receipt.class, registry),
                registry);
    }
}
