package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.facts.Account;
import io.holdfast.hold.audit.facts.Entry;
import io.holdfast.hold.audit.facts.KnownFacts;
import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.CausedLane;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.log.Records;
import io.holdfast.hold.audit.replay.Replay;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.step.Output;
import io.holdfast.hold.step.Outputs;
import io.holdfast.hold.step.Skips;
import io.holdfast.hold.step.Step;
import io.holdfast.hold.step.Steps;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.UndecodableException;
import io.holdfast.schemas.fact.SeatEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Everything about one partition: its commands in their order, each beside what it caused. */
final class PartitionAudit {

    /** What all partitions are audited with. */
    record Inputs(
            Log log,
            AuditSerdes serdes,
            Readings readings,
            Skips skips,
            LettersByCommand deadLetters,
            Verification.Settings settings,
            Patience patience,
            Progress progress) {}

    private final Inputs inputs;
    private final Cut.Part cut;
    private final Findings findings;
    private final Outputs outputs;
    private final AvroSerde<SeatEvent> factSerde;

    PartitionAudit(Inputs inputs, Cut.Part cut) {
        this.inputs = inputs;
        this.cut = cut;
        this.findings = new Findings(inputs.settings().kept());
        this.outputs = new Outputs(inputs.serdes().hold());
        this.factSerde = inputs.serdes().hold().facts();
    }

    Findings run() {
        if (cut.commands().from() > 0) {
            findings.violation(
                    Promise.P10,
                    "the log begins at offset %d of partition %d: what was decided before can't be derived again, and the partition was not looked at"
                            .formatted(cut.commands().from(), cut.partition()),
                    new Evidence(Topics.SEAT_COMMANDS.name(), cut.partition(), 0, "the first that is gone"));
            return findings;
        }
        try (ByteStore store = inputs.settings().stores().open("partition-" + cut.partition());
                Lane commands = inputs.log()
                        .read(
                                Topics.SEAT_COMMANDS,
                                cut.partition(),
                                cut.commands().until(cut.decided()));
                CausedLane facts = caused(Topics.SEAT_EVENTS);
                CausedLane requests = caused(Topics.PAYMENT_REQUESTS);
                Lane digests = lane(Topics.DECISION_DIGESTS)) {
            new Pass(store, facts, requests, digests).run(commands);
        }
        return findings;
    }

    private Lane lane(Topic topic) {
        return inputs.log().read(topic, cut.partition(), cut.span(topic));
    }

    private CausedLane caused(Topic topic) {
        return new CausedLane(lane(topic), cut.partition());
    }

    /** One pass over the partition. */
    private final class Pass {

        private final ByteStore store;
        private final CausedLane facts;
        private final Holes holes = new Holes(cut, findings);
        private final Requests requests;
        private final Sealed sealed;
        private final KnownFacts known;
        private final Replay replay;
        private final Answered answered;
        private final Rederived rederived;
        private final List<Check> checks;
        private long ahead;

        Pass(ByteStore store, CausedLane facts, CausedLane requests, Lane digests) {
            this.store = store;
            this.facts = facts;
            this.sealed = new Sealed(cut, digests, inputs.serdes().hold().digests(), holes, findings);
            this.known = new KnownFacts(store);
            this.replay = new Replay(
                    new Steps(
                            inputs.serdes().hold().commands(),
                            inputs.log().cut().spread(),
                            inputs.settings().rules(),
                            inputs.skips()),
                    store,
                    inputs.serdes().hold());
            this.answered = new Answered(cut, inputs.skips(), inputs.deadLetters(), findings);
            this.rederived = new Rederived(findings, inputs.readings());
            this.requests = new Requests(
                    cut, requests, rederived, findings, inputs.log().cut().takenAtMs());
            this.checks = List.of(
                    new OneOutcome(known, findings),
                    new TrueAnswers(known, findings),
                    new SeatsExclusive(known, findings),
                    new AllOrNone(known, findings),
                    new SoldAsOffered(known, findings),
                    new WhoAsked(known, findings),
                    new OwnPlaces(known, findings),
                    new TakeOvers(known, findings),
                    new Expiry(known, findings),
                    new InDoubt(known, findings),
                    new Money(known, findings),
                    new StatesAgree(known, replay.state(), findings));
        }

        void run(Lane commands) {
            for (ConsumerRecord<byte[], byte[]> record = commands.next(); record != null; record = commands.next()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new AuditException("another partition could not be audited");
                }
                command(record);
                inputs.progress().one();
            }
            facts.rest(this::behind);
            requests.end();
            answered.end();
            holes.end();
            rederived.end();
            sealed.end();
            checks.forEach(Check::end);
            findings.note("facts of commands behind the cut", ahead);
            var ledgers = new Ledger.Inputs(known, cut, inputs.patience(), store, findings);
            new PaymentLedger(ledgers).compare(inputs.log(), inputs.serdes().payments());
            new ReceiptLedger(ledgers).compare(inputs.log(), inputs.serdes().receipts());
        }

        private void command(ConsumerRecord<byte[], byte[]> record) {
            Step step = replay.next(record);
            var command = new CommandSeen(
                    record, replay.logTimeMs(), inputs.serdes().hold().commands());
            List<Output> expected = step instanceof Step.Decided decided ? outputs.facts(decided) : List.of();
            List<ConsumerRecord<byte[], byte[]>> actual = facts.take(record.offset(), !expected.isEmpty(), this::stray);
            holes.next(record.offset());
            List<ConsumerRecord<byte[], byte[]>> odd = List.of();
            if (!actual.isEmpty() || expected.isEmpty()) {
                odd = rederived.compare(command, expected, actual);
            }
            requests.see(command, step instanceof Step.Decided decided ? outputs.requests(decided) : List.of());
            sealed.see(command, actual);
            List<FactSeen> caused = new ArrayList<>(actual.size());
            for (ConsumerRecord<byte[], byte[]> fact : actual) {
                see(fact, command, odd.contains(fact) ? null : caused);
            }
            answered.see(command, step, expected, caused);
            if (step instanceof Step.Decided) {
                checks.forEach(check -> check.after(command, caused));
            }
        }

        private void stray(ConsumerRecord<byte[], byte[]> record) {
            LogPosition cause = RecordHeaders.cause(record.headers());
            if (cause != null && cause.partition() == cut.partition()) {
                holes.named(cause.offset());
            }
            rederived.stray(record);
            see(record, null, null);
        }

        /** What is left may be ahead of the cut, by commands that there are. */
        private void behind(ConsumerRecord<byte[], byte[]> record, long cause) {
            if (cause >= cut.decided() && cause < cut.commands().to()) {
                ahead++;
            } else {
                stray(record);
            }
        }

        /**
         * Lets all checks see a fact.
         *
         * @param caused takes a fact that belongs to the log, which is entered then; null if it does not, so that it has no sequel
         */
        private void see(
                ConsumerRecord<byte[], byte[]> record, @Nullable CommandSeen command, @Nullable List<FactSeen> caused) {
            if (record.key() == null || record.value() == null) {
                return;
            }
            SeatEvent event;
            try {
                event = Records.decode(factSerde, record);
            } catch (UndecodableException illegible) {
                // That it is not what follows from the commands has been said.
                return;
            }
            String key = new String(record.key(), StandardCharsets.UTF_8);
            Account before = known.account(key);
            var at = new Entry(
                    record.offset(),
                    event.getCause().getOffset(),
                    event.getCause().getAt().toEpochMilli());
            var fact = new FactSeen(record, key, event.getFact(), command, before, at);
            checks.forEach(check -> check.see(fact));
            if (caused != null) {
                caused.add(fact);
                known.enter(key, event.getFact(), before, at);
            }
        }
    }
}
