package io.holdfast.bench.workload;

import io.holdfast.bench.load.Cart;
import io.holdfast.bench.load.Schedule;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.SeatCommand;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Holds that are there before a load begins. They are written straight to the command log, since HTTP would take many times as long. */
public final class LiveHolds {

    private static final int SAID_EVERY = 250_000;
    private static final int LOOK_EVERY_MS = 500;

    private final Venue venue;
    private final String bootstrapServers;
    private final Consumer<String> say;

    /** On this cluster. */
    public LiveHolds(Venue venue, String bootstrapServers, Consumer<String> say) {
        this.venue = venue;
        this.bootstrapServers = bootstrapServers;
        this.say = say;
    }

    /** Writes this number of holds of two seats and waits until all are decided and can be read. They last half an hour. */
    public void write(String name, int holds, long seed) throws IOException, InterruptedException {
        Halls halls = Halls.open(venue, new Plan(name, Schedule.of(holds, 1), true, seed), holds);
        var serde = new AvroSerde<>(
                Topics.SEAT_COMMANDS, SeatCommand.class, SchemaLog.read(KafkaCluster.at(bootstrapServers)));
        Map<String, Integer> last = new HashMap<>();
        try (var producer = producer()) {
            for (int identity = 0; identity < holds; identity++) {
                Hall hall = halls.hall(identity);
                send(producer, serde, hall, halls.cart(identity), Halls.reservation(identity));
                last.put(hall.event(), identity);
                if ((identity + 1) % SAID_EVERY == 0) {
                    say.accept("%,d of %,d holds written".formatted(identity + 1, holds));
                }
            }
        }
        for (var entry : last.entrySet()) {
            while (!"HELD".equals(venue.status(entry.getKey(), Halls.reservation(entry.getValue())))) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        }
        say.accept("%,d holds are live".formatted(holds));
    }

    private static void send(
            Producer<String, byte[]> producer, AvroSerde<SeatCommand> serde, Hall hall, Cart cart, String reservation) {
        List<String> seats = IntStream.range(0, cart.seats())
                .mapToObj(seat -> hall.seat(cart.firstSeat() + seat))
                .toList();
        var command = new SeatCommand(new HoldSeats(hall.event(), reservation, seats, Halls.HOLD_SECONDS, null), null);
        var _ = producer.send(new ProducerRecord<>(
                Topics.SEAT_COMMANDS.name(), Keys.seat(hall.event(), seats.getFirst()), serde.encode(command)));
    }

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.PARTITIONER_CLASS_CONFIG,
                        EventPartitioner.class,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        20),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
