package io.holdfast.hold.audit;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.view.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What nobody should be able to do to a log, and somebody might. */
public final class Forgeries {

    private final LiveLog live;
    private final AvroSerde<SeatEvent> serde;

    /** Of this log. */
    public Forgeries(LiveLog live) {
        this.live = live;
        this.serde = live.serdes.hold().facts();
    }

    private List<ConsumerRecord<byte[], byte[]>> facts() {
        return live.log.records(Topics.SEAT_EVENTS);
    }

    /** Index, and so offset, of the only fact of a kind. */
    public int only(Class<?> kind) {
        List<Integer> found = IntStream.range(0, facts().size())
                .filter(i ->
                        kind.isInstance(serde.decode(facts().get(i).value()).getFact()))
                .boxed()
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("%d facts of kind %s".formatted(found.size(), kind.getSimpleName()));
        }
        return found.getFirst();
    }

    /** Appends a fact that says that this command caused it. */
    public long append(long command, Instant at, String reservation, Object fact) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.CAUSE, "0:" + command);
        return live.log.append(
                Topics.SEAT_EVENTS,
                at.toEpochMilli(),
                Keys.reservation(LiveLog.EVENT, reservation).getBytes(StandardCharsets.UTF_8),
                serde.encode(new SeatEvent(new Cause(0, command, at, null, null), 0, fact)),
                headers);
    }

    /** Changes the only fact of a kind; its offset. */
    public <T> long change(Class<T> kind, UnaryOperator<T> change) {
        int index = only(kind);
        SeatEvent event = serde.decode(facts().get(index).value());
        Object changed = change.apply(kind.cast(event.getFact()));
        live.log.change(
                Topics.SEAT_EVENTS, index, serde.encode(new SeatEvent(event.getCause(), event.getIndex(), changed)));
        return index;
    }

    /** Loses the only fact of a kind. */
    public void lose(Class<?> kind) {
        var _ = facts().remove(only(kind));
    }
}
