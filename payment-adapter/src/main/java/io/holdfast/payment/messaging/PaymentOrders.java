package io.holdfast.payment.messaging;

import io.holdfast.payment.messaging.RequestReader.Reading;
import io.holdfast.payment.payment.PaymentOrder;
import io.holdfast.schemas.Topics;
import io.holdfast.shell.RecordWriter;
import io.holdfast.shell.work.RecordWork;
import io.holdfast.shell.work.RecordWork.Task;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** The stream of requests. What can't be read goes to the dead letters, and is acknowledged once it is there. */
@Singleton
public class PaymentOrders implements RecordWork.Reader {

    private static final Logger LOG = Logger.getLogger(PaymentOrders.class);

    private final RequestReader reader;
    private final PaymentRequestHandler handler;
    private final RecordWriter writer;
    private final PaymentMetrics metrics;

    PaymentOrders(RequestReader reader, PaymentRequestHandler handler, RecordWriter writer, PaymentMetrics metrics) {
        this.reader = reader;
        this.handler = handler;
        this.writer = writer;
        this.metrics = metrics;
    }

    @Override
    public Task read(ConsumerRecord<byte[], byte[]> record) {
        return switch (reader.read(record)) {
            case Reading.Legible(PaymentOrder request) -> handler.task(request);
            case Reading.Illegible(String error) -> {
                LOG.errorf(
                        "payment request to the dead letters: partition=%d offset=%d error=%s",
                        record.partition(), record.offset(), error);
                metrics.deadLetter();
                yield Task.of(record, () -> writer.deadLetter(Topics.PAYMENT_REQUESTS_DEAD_LETTERS, record, error));
            }
        };
    }
}
