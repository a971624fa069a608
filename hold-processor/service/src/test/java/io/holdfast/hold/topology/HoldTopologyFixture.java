package io.holdfast.hold.topology;

import io.holdfast.hold.step.Serdes;
import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.ExtendHold;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.digest.DecisionDigest;
import io.holdfast.schemas.fact.SeatEvent;
import io.holdfast.schemas.payment.PaymentRequest;
import io.holdfast.schemas.state.StateKeys;
import io.holdfast.schemas.view.Reservation;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology on Kafka's test driver, whose one partition is 0: the tests' event is one that belongs there. */
final class HoldTopologyFixture implements AutoCloseable {

    static final String EVENT = eventOfPartitionZero();
    static final Instant START = Instant.parse("2026-11-22T19:30:00Z");

    final Serdes serdes = serdes();
    final List<Integer> ticksAsked = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;

    /** What this machine's clock is off. */
    Duration wallIsOff = Duration.ZERO;

    final BrokerClock brokerClock = new BrokerClock(
            this::elapsedMs, () -> START.plus(elapsed).plus(wallIsOff).toEpochMilli());
    final TopologyTestDriver driver;
    final TestOutputTopic<String, SeatEvent> facts;
    final TestOutputTopic<String, State> states;
    final TestOutputTopic<String, PaymentRequest> paymentRequests;
    final TestOutputTopic<String, DecisionDigest> digests;
    final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestInputTopic<byte[], byte[]> commands;

    HoldTopologyFixture(Path stateDir) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hold-processor");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        driver = new TopologyTestDriver(
                HoldTopology.build(
                        serdes,
                        Partitions.DEFAULT,
                        Skips.NONE,
                        ticksAsked::add,
                        brokerClock,
                        DecisionWatch.NONE,
                        DecisionTracer.OFF),
                properties,
                START);
        var bytes = new ByteArraySerializer();
        commands = driver.createInputTopic(Topics.SEAT_COMMANDS.name(), bytes, bytes);
        var keys = new StringDeserializer();
        facts = driver.createOutputTopic(Topics.SEAT_EVENTS.name(), keys, deserializer(serdes.facts()));
        states = driver.createOutputTopic(Topics.STATE.name(), keys, deserializer(serdes.states()));
        paymentRequests =
                driver.createOutputTopic(Topics.PAYMENT_REQUESTS.name(), keys, deserializer(serdes.paymentRequests()));
        digests = driver.createOutputTopic(Topics.DECISION_DIGESTS.name(), keys, deserializer(serdes.digests()));
        deadLetters = driver.createOutputTopic(
                Topics.SEAT_COMMANDS_DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static <T extends SpecificRecord> Deserializer<T> deserializer(AvroSerde<T> serde) {
        return (_, bytes) -> bytes == null ? null : serde.decode(bytes);
    }

    private static String eventOfPartitionZero() {
        int n = 0;
        while (Partitions.DEFAULT.of("ev-" + n) != 0) {
            n++;
        }
        return "ev-" + n;
    }

    private static Serdes serdes() {
        return Serdes.from(Schemas.carried());
    }

    private long elapsedMs() {
        return elapsed.toMillis();
    }

    /** Time passes, and the processor looks around. */
    void pass(Duration time) {
        elapsed = elapsed.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** A broker's clock shows this. */
    void stamped(Duration after) {
        brokerClock.stamped(START.plus(after).toEpochMilli());
    }

    void send(Object command, Duration after) {
        send(serdes.commands().encode(new SeatCommand(command, null)), after);
    }

    void send(byte @Nullable [] value, Duration after) {
        commands.pipeInput(new TestRecord<>(null, value, START.plus(after)));
    }

    /** Sends a command with this trace context. */
    void sendTraced(Object command, String traceParent) {
        var record = new TestRecord<byte[], byte[]>(
                null, serdes.commands().encode(new SeatCommand(command, null)), new RecordHeaders(), START);
        io.holdfast.schemas.RecordHeaders.add(
                record.headers(), io.holdfast.schemas.RecordHeaders.TRACE_PARENT, traceParent);
        commands.pipeInput(record);
    }

    void open() {
        send(openEvent(), Duration.ZERO);
    }

    /** The event is on sale, and cart-91 holds two of its seats. */
    void openedAndHeld() {
        open();
        send(hold("cart-91", "A-1-12", "A-1-13"), Duration.ZERO);
    }

    static OpenEvent openEvent() {
        return new OpenEvent(EVENT, "Night of Strings", "EUR", List.of(new Section("A", 10, 20, 4_500L)), 1, null, 0);
    }

    static HoldSeats hold(String reservation, String... seats) {
        return new HoldSeats(EVENT, reservation, List.of(seats), 300, null);
    }

    static ReleaseSeats release(String reservation) {
        return new ReleaseSeats(EVENT, reservation);
    }

    static ExtendHold extend(String reservation) {
        return new ExtendHold(EVENT, reservation, 600);
    }

    static CloseEvent closeEvent() {
        return new CloseEvent(EVENT);
    }

    static Checkout checkout(String reservation) {
        return new Checkout(EVENT, reservation, 1, "pm_card_visa", 120, null);
    }

    static RecordPayment payment(String reservation, PaymentOutcome outcome) {
        return new RecordPayment(EVENT, reservation, 1, outcome, 9_000L, "EUR", null, "pi_1");
    }

    static Tick tick() {
        return new Tick();
    }

    /** The states of reservations that were written since this was last asked; empty for a tombstone. */
    List<Optional<Reservation>> reservations() {
        return states.readRecordsToList().stream()
                .filter(state -> state.key().charAt(0) == StateKeys.RESERVATION)
                .map(state -> Optional.ofNullable(state.value()).map(known -> (Reservation) known.getState()))
                .toList();
    }

    /** The last of them. */
    Reservation reservation() {
        return reservations().getLast().orElseThrow();
    }

    /** Who has which seat of row 1 in section A, by the index of the store. */
    Map<Integer, String> holders() {
        var holders = new TreeMap<Integer, String>();
        store().row(EVENT, "A", 1).forEach((seat, holder) -> holders.put(seat, holder.reservation()));
        return holders;
    }

    IndexedStore store() {
        return (IndexedStore) driver.getStateStore(Names.STATE_STORE);
    }

    List<String> factNames() {
        return facts.readValuesToList().stream()
                .map(fact -> fact.getFact().getClass().getSimpleName())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
