package io.holdfast.hold.audit;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.topology.BrokerClock;
import io.holdfast.hold.topology.DecisionTracer;
import io.holdfast.hold.topology.DecisionWatch;
import io.holdfast.hold.topology.HoldTopology;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CedePlaces;
import io.holdfast.schemas.command.Checkout;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.command.RecordPayment;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.payment.Payment;
import io.holdfast.schemas.payment.PaymentOperation;
import io.holdfast.schemas.payment.PaymentState;
import io.holdfast.schemas.receipt.Receipt;
import io.holdfast.schemas.receipt.ReceiptStatus;
import io.holdfast.schemas.view.Caller;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.SeatRange;
import io.holdfast.schemas.view.Section;
import io.holdfast.schemas.view.Share;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** A log as the real topology writes it, in partition 0, with the ledgers that the other services would have kept. */
public final class LiveLog implements AutoCloseable {

    /** An event of partition 0. */
    public static final String EVENT = eventOfPartitionZero();

    /** When it begins. */
    public static final Instant START = Instant.parse("2026-11-22T19:30:00Z");

    private static final List<Topic> WRITTEN = List.of(
            Topics.SEAT_EVENTS, Topics.PAYMENT_REQUESTS, Topics.DECISION_DIGESTS, Topics.SEAT_COMMANDS_DEAD_LETTERS);

    /** Where it is written to. */
    public final OnePartitionLog log = new OnePartitionLog();

    /** Its encodings. */
    public final AuditSerdes serdes;

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> commands;
    private Instant now = START;

    /** An empty log. */
    public LiveLog(Path folder) {
        this(folder, Schemas.carried());
    }

    /** An empty log, whose records will have these schemas' ids. */
    public LiveLog(Path folder, Schemas schemas) {
        serdes = AuditSerdes.from(schemas);
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hold-processor");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("streams").toString());
        driver = new TopologyTestDriver(
                HoldTopology.build(
                        serdes.hold(),
                        Partitions.DEFAULT,
                        position -> log.skips().reason(position),
                        _ -> {},
                        new BrokerClock(() -> 0, () -> 0),
                        DecisionWatch.NONE,
                        DecisionTracer.OFF),
                properties,
                START);
        var bytes = new ByteArraySerializer();
        commands = driver.createInputTopic(Topics.SEAT_COMMANDS.name(), bytes, bytes);
    }

    private static String eventOfPartitionZero() {
        int n = 0;
        while (Partitions.DEFAULT.of("ev-" + n) != 0) {
            n++;
        }
        return "ev-" + n;
    }

    /** Lets time pass. */
    public LiveLog later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Log time of the next command. */
    public Instant now() {
        return now;
    }

    /** Appends a command and lets it be decided; its offset. */
    public long send(Object command) {
        return send(command, null);
    }

    /** Appends a command of a caller and lets it be decided; its offset. */
    public long send(Object command, @Nullable Caller caller) {
        return send(serdes.hold().commands().encode(new SeatCommand(command, caller)));
    }

    /** Appends a record, whatever it is, and lets it be decided; its offset. */
    public long send(byte @Nullable [] value) {
        byte[] key = "a seat".getBytes(StandardCharsets.UTF_8);
        long offset = log.append(Topics.SEAT_COMMANDS, now.toEpochMilli(), key, value, new RecordHeaders());
        commands.pipeInput(new TestRecord<>(key, value, now));
        for (Topic topic : WRITTEN) {
            var output =
                    driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            for (TestRecord<byte[], byte[]> record : output.readRecordsToList()) {
                log.append(topic, record.timestamp(), record.key(), record.value(), record.headers());
            }
        }
        return offset;
    }

    /** An operator takes a command out. */
    public void takeOut(long command) {
        log.append(
                Topics.SKIPS, now.toEpochMilli(), bytes("0:" + command), bytes("written by hand"), new RecordHeaders());
    }

    /** Opens the event: one section A of 10 rows of 20 seats at 45. */
    public LiveLog open() {
        send(new OpenEvent(EVENT, "Night of Strings", "EUR", List.of(new Section("A", 10, 20, 4_500L)), 1, null, 0));
        return this;
    }

    /** Opens the same event for a caller, under the rules that know callers, and in region eu if it has a home. */
    public LiveLog open(Caller caller, int perCustomer, @Nullable Home home) {
        send(
                new OpenEvent(
                        EVENT,
                        "Night of Strings",
                        "EUR",
                        List.of(new Section("A", 10, 20, 4_500L)),
                        3,
                        home,
                        perCustomer),
                caller);
        return this;
    }

    /** Opens the same event in region eu, with these shares for region us. */
    public LiveLog openInEu(Share... shares) {
        send(new OpenEvent(
                EVENT, "Night of Strings", "EUR", List.of(new Section("A", 10, 20, 4_500L)), 2, home(shares), 0));
        return this;
    }

    /** Adopts it in region us. */
    public LiveLog adoptInUs(Share... shares) {
        send(new AdoptEvent(
                EVENT,
                "Night of Strings",
                "EUR",
                List.of(new Section("A", 10, 20, 4_500L)),
                2,
                home(shares),
                "us",
                null,
                0));
        return this;
    }

    /** Where it is opened if there are two regions. */
    public static Home home(Share... shares) {
        return new Home("eu", List.of("us"), List.of(shares));
    }

    /** Cedes rows of section A, from one to the other. */
    public long cede(String transfer, String to, int from, int until) {
        return send(new CedePlaces(EVENT, transfer, to, rows(from, until)));
    }

    /** Rows of section A, from one to the other. */
    public static List<SeatRange> rows(int from, int until) {
        return List.of(new SeatRange("A-%d-1".formatted(from), "A-%d-20".formatted(until)));
    }

    /** Holds seats for five minutes. */
    public long hold(String reservation, String... seats) {
        return send(new HoldSeats(EVENT, reservation, List.of(seats), 300, null));
    }

    /** Begins to pay. */
    public long checkout(String reservation, int attempt) {
        return send(new Checkout(EVENT, reservation, attempt, "pm_card_visa", 120, null));
    }

    /** Tells what the provider did about one seat's price. */
    public long payment(String reservation, int attempt, PaymentOutcome outcome) {
        return send(new RecordPayment(EVENT, reservation, attempt, outcome, 4_500L, "EUR", null, "pi_1"));
    }

    /** A sale from the hold to the receipt; the offset of the command that told that it is paid. */
    public long sell(String reservation, String seat) {
        long paid = pay(reservation, seat);
        receipt(reservation, ReceiptStatus.SENT, paid);
        return paid;
    }

    /** A sale from the hold to the money; the offset of the command that told that it is paid. */
    public long pay(String reservation, String seat) {
        hold(reservation, seat);
        checkout(reservation, 1);
        ledger(reservation, 1, PaymentState.AUTHORIZED, 4_500);
        payment(reservation, 1, PaymentOutcome.AUTHORIZED);
        ledger(reservation, 1, PaymentState.CAPTURED, 4_500);
        return payment(reservation, 1, PaymentOutcome.CAPTURED);
    }

    /** Writes into payment-adapter's ledger. */
    public long ledger(String reservation, int attempt, PaymentState state, long amountMinor) {
        var entry = new Payment(
                EVENT,
                reservation,
                attempt,
                state,
                PaymentOperation.AUTHORIZE,
                false,
                true,
                List.of(),
                amountMinor,
                "EUR",
                null,
                null,
                "pi_1",
                null,
                null,
                0,
                now,
                null,
                null,
                true);
        return log.append(
                Topics.PAYMENTS,
                now.toEpochMilli(),
                bytes(Keys.payment(EVENT, reservation, attempt)),
                serdes.payments().encode(entry),
                new RecordHeaders());
    }

    /** Writes into receipt-sender's ledger. */
    public long receipt(String reservation, ReceiptStatus status, long paid) {
        return receipt(reservation, status, paid, "<%s@holdfast>".formatted(reservation));
    }

    /** Writes into receipt-sender's ledger. */
    public long receipt(String reservation, ReceiptStatus status, long paid, String messageId) {
        return receipt(reservation, status, paid, messageId, "contact");
    }

    /** Writes into receipt-sender's ledger, about the address of this fingerprint. */
    public long receipt(String reservation, ReceiptStatus status, long paid, String messageId, String contact) {
        var entry = new Receipt(
                EVENT,
                reservation,
                status,
                messageId,
                1,
                now,
                null,
                new Cause(0, paid, now, null, null),
                contact,
                null);
        return log.append(
                Topics.RECEIPTS,
                now.toEpochMilli(),
                bytes(Keys.reservation(EVENT, reservation)),
                serdes.receipts().encode(entry),
                new RecordHeaders());
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        driver.close();
    }
}
