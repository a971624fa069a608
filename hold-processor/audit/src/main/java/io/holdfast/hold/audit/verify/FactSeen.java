package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.AdoptedState;
import io.holdfast.hold.audit.facts.Entry;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.fact.ReservationAdopted;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it is on the log.
 *
 * @param key of the record: the reservation, or the event
 * @param command the command that it says it follows from; null if there is none of the kind
 * @param before the reservation before the fact, as the facts before it tell
 */
record FactSeen(
        ConsumerRecord<byte[], byte[]> record,
        String key,
        Object fact,
        @Nullable CommandSeen command,
        @Nullable Account before,
        Entry entry) {

    int partition() {
        return record.partition();
    }

    long atMs() {
        return entry.atMs();
    }

    Evidence evidence() {
        return Evidence.of(record, "%s of %s, by command %d:%d".formatted(kind(), key, partition(), entry.command()));
    }

    String kind() {
        return fact.getClass().getSimpleName();
    }

    /** Whether it is an adoption of seats that are held or sold. */
    boolean holds() {
        return fact instanceof ReservationAdopted adopted && new AdoptedState(adopted.getState(), entry).holds();
    }

    /** Whether its command is the provider's word, one of these, about this attempt; true if there is no such command. */
    boolean said(int attempt, Set<PaymentOutcome> words) {
        RecordPayment word = command == null ? null : command.as(RecordPayment.class);
        return command == null
                || (word != null
                        && word.getAttempt() == attempt
                        && words.contains(word.getOutcome())
                        && key.equals(command.subject()));
    }

    /** Another fact of the partition, by its offset. */
    Evidence other(long offset, String says) {
        return new Evidence(Topics.SEAT_EVENTS.name(), partition(), offset, says);
    }
}
