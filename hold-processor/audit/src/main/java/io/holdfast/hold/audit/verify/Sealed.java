package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Lane;
import io.holdfast.hold.step.Chain;
import io.holdfast.hold.step.Link;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.digest.DecisionDigest;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The digests: commands and facts hash to what hold-processor published, at each place where it must have published. After a digest that
 * differs the published one is taken for true, so that each stretch between two of them is judged for itself.
 */
final class Sealed {

    private record Published(ConsumerRecord<byte[], byte[]> record, DecisionDigest digest) {}

    private final Cut.Part cut;
    private final Lane lane;
    private final AvroSerde<DecisionDigest> serde;
    private final Holes holes;
    private final Findings findings;
    private final Link link = new Link();
    private @Nullable Published next;
    private @Nullable Chain chain;
    private long sealed;
    private long unchained;
    private long digests;
    private long restarts;

    Sealed(Cut.Part cut, Lane lane, AvroSerde<DecisionDigest> serde, Holes holes, Findings findings) {
        this.cut = cut;
        this.lane = lane;
        this.serde = serde;
        this.holes = holes;
        this.findings = findings;
        this.next = take();
    }

    /** A command, with the facts that name it. */
    void see(CommandSeen command, List<ConsumerRecord<byte[], byte[]>> facts) {
        Published published = next;
        if (published != null && published.digest().getBegins() == command.offset()) {
            restarts += chain == null ? 0 : 1;
            chain = Chain.beginning(command.offset(), command.atMs());
        }
        Chain before = chain;
        if (before == null) {
            unchained++;
            return;
        }
        link.begin(
                command.offset(),
                command.record().timestamp(),
                command.atMs(),
                command.record().key(),
                command.record().value());
        facts.forEach(fact -> link.fact(fact.key(), fact.value()));
        chain = judge(before.and(link), command);
    }

    private Chain judge(Chain now, CommandSeen command) {
        Published published = next;
        if (published == null || published.digest().getOffset() > command.offset()) {
            return now.due() ? missing(now, command) : now;
        }
        digests++;
        next = take();
        DecisionDigest expected = now.digest(cut.partition());
        if (now.due() && expected.equals(published.digest())) {
            sealed += now.commands() - now.sealed().commands();
            holes.covered(command.offset());
            return now.sealedNow();
        }
        if (published.digest().getCommands() > now.commands()
                || published.digest().getOffset() < command.offset()) {
            holes.lost(command.offset());
        } else {
            holes.covered(command.offset());
        }
        findings.violation(
                Promise.DIGESTS,
                "the commands %d to %d, or their facts, are not what they were when they were decided: %s"
                        .formatted(
                                from(published.digest(), now),
                                published.digest().getOffset(),
                                expected.getCommands() == published.digest().getCommands()
                                        ? "they hash to another value"
                                        : "%d commands were covered, and there are %d"
                                                .formatted(published.digest().getCommands(), expected.getCommands())),
                Evidence.of(published.record(), "the digest"),
                command.evidence());
        return Chain.sealedBy(published.digest());
    }

    private static long from(DecisionDigest published, Chain now) {
        return now.sealed().commands() == 0
                ? published.getBegins()
                : now.sealed().offset() + 1;
    }

    private Chain missing(Chain now, CommandSeen command) {
        findings.violation(
                Promise.DIGESTS,
                "a digest is missing: one was due with command %d".formatted(command.offset()),
                command.evidence());
        return now.sealedNow();
    }

    private @Nullable Published take() {
        ConsumerRecord<byte[], byte[]> record = lane.next();
        return record == null ? null : new Published(record, serde.decode(record.value()));
    }

    void end() {
        findings.checked(Promise.DIGESTS, "digests", digests);
        findings.checked(Promise.DIGESTS, "commands sealed by them", sealed);
        Chain last = chain;
        findings.note(
                "commands behind the last digest, not sealed yet",
                last == null ? 0 : last.commands() - last.sealed().commands());
        findings.note("commands before the first digest, or of a version without digests", unchained);
        findings.note("chains that began anew, after a version without digests", restarts);
        if (next != null && next.digest().getOffset() < cut.decided()) {
            findings.violation(
                    Promise.DIGESTS,
                    "a digest of a command that is not there",
                    Evidence.of(
                            next.record(),
                            "the digest of command %d:%d"
                                    .formatted(cut.partition(), next.digest().getOffset())));
        }
        if (digests == 0 && cut.span(Topics.DECISION_DIGESTS).length() == 0 && cut.decided() > 0) {
            findings.note("partitions without any digest", 1);
        }
    }
}
