package io.holdfast.receipt.messaging;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that could not be handled, as they were, with where they came from and why they are here. */
interface DeadLetters {

    /**
     * Writes one.
     *
     * @param error holds no address
     * @return completes once every in-sync replica has it; fails where that is in doubt
     */
    Uni<Void> write(ConsumerRecord<String, byte[]> record, String error);
}
