package io.holdfast.hold.retire;

import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.fact.HoldReleased;
import io.holdfast.schemas.fact.PlacesCeded;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.fact.SeatsSold;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a region decided behind the last command that another one knew when it took it over: it does not count. */
final class LostFacts {

    private final Map<String, LogPosition> takenOver;
    private final AvroSerde<SeatEvent> serde;
    private final List<String> lines = new ArrayList<>();

    /**
     * Looks for facts of these events.
     *
     * @param takenOver for each, the first command that does not count
     */
    LostFacts(Map<String, LogPosition> takenOver, AvroSerde<SeatEvent> serde) {
        this.takenOver = takenOver;
        this.serde = serde;
    }

    void see(ConsumerRecord<byte[], byte[]> record) {
        LogPosition first = takenOver.get(Keys.event(new String(record.key(), StandardCharsets.UTF_8)));
        LogPosition cause = RecordHeaders.cause(record.headers());
        if (first == null || cause == null || record.value() == null || cause.offset() < first.offset()) {
            return;
        }
        said(serde.decode(record.value()).getFact())
                .ifPresent(said -> lines.add("command %s: %s".formatted(cause, said)));
    }

    private static Optional<String> said(Object fact) {
        return switch (fact) {
            case SeatsHeld held ->
                Optional.of("%s of %s held %s".formatted(held.getReservation(), held.getEvent(), held.getSeats()));
            case SeatsSold sold ->
                Optional.of("%s of %s bought %s".formatted(sold.getReservation(), sold.getEvent(), sold.getSeats()));
            case HoldReleased released ->
                Optional.of("%s of %s was released".formatted(released.getReservation(), released.getEvent()));
            case PlacesCeded ceded ->
                Optional.of("transfer %s of %s was ceded to %s"
                        .formatted(ceded.getTransfer(), ceded.getEvent(), ceded.getTo()));
            default -> Optional.empty();
        };
    }

    /** In words, in the order of each partition. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
