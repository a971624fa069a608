package io.holdfast.receipt.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters in memory. */
final class FakeDeadLetters implements DeadLetters {

    private final List<String> errors = new CopyOnWriteArrayList<>();

    List<String> errors() {
        return errors;
    }

    @Override
    public Uni<Void> write(ConsumerRecord<String, byte[]> record, String error) {
        errors.add(error);
        return Uni.createFrom().voidItem();
    }
}
