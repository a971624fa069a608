package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Log;
import io.holdfast.hold.audit.state.ByteStore;
import io.holdfast.hold.audit.state.Format;
import io.holdfast.hold.audit.state.SpillingMap;
import io.holdfast.schemas.Digests;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Topic.Cleanup;
import io.holdfast.schemas.Topics;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all partitions, by the command that each was. They lie in any partition, since they are placed by the bytes of their
 * key. Used by all workers.
 */
final class LettersByCommand {

    private static final int LETTERS = 10_000;

    private final SpillingMap<Letter> letters;
    private final Findings findings;
    private final long keptFromMs;
    private boolean any;

    private LettersByCommand(ByteStore store, Findings findings, long keptFromMs) {
        this.letters = new SpillingMap<>(store, 'x', Format.json(Letter.class), LETTERS);
        this.findings = findings;
        this.keptFromMs = keptFromMs;
    }

    static LettersByCommand read(Log log, ByteStore store, Findings findings) {
        Cut cut = log.cut();
        Duration kept = Topics.SEAT_COMMANDS_DEAD_LETTERS.cleanup() instanceof Cleanup.DeleteAfter(Duration age)
                ? age
                : Duration.ofMillis(cut.takenAtMs());
        var all = new LettersByCommand(store, findings, cut.takenAtMs() - kept.toMillis());
        log.each(Topics.SEAT_COMMANDS_DEAD_LETTERS, all::add);
        return all;
    }

    private synchronized void add(ConsumerRecord<byte[], byte[]> letter) {
        LogPosition source = io.holdfast.schemas.DeadLetters.source(Topics.SEAT_COMMANDS, letter.headers());
        if (source == null) {
            findings.violation(
                    Promise.P10,
                    "a dead letter that does not say where it came from",
                    Evidence.of(letter, "a dead letter"));
            return;
        }
        any = true;
        letters.put(
                source.toString(),
                new Letter(letter.partition(), letter.offset(), hash(letter.key(), letter.value()), false));
    }

    /** A command that belongs there; whether it is there. */
    synchronized boolean expect(CommandSeen command) {
        String source = command.position().toString();
        Letter letter = letters.get(source);
        if (letter == null) {
            return command.record().timestamp() < keptFromMs;
        }
        letters.put(source, new Letter(letter.partition(), letter.offset(), letter.hash(), true));
        if (!letter.hash().equals(hash(command.record().key(), command.record().value()))) {
            findings.violation(
                    Promise.P10,
                    "a dead letter has other bytes than its command",
                    command.evidence(),
                    evidence(letter));
        }
        return true;
    }

    /** What is in the dead letters of commands that were looked at and do not belong there. */
    synchronized void end(Cut cut) {
        if (!any) {
            return;
        }
        List<Runnable> wrong = new ArrayList<>();
        letters.forEach((source, letter) -> {
            LogPosition position = LogPosition.parse(source);
            if (position != null && !letter.expected() && seen(cut, position)) {
                wrong.add(() -> findings.violation(
                        Promise.P10,
                        "command %s was decided and is in the dead letters, too".formatted(source),
                        evidence(letter)));
            }
        });
        wrong.forEach(Runnable::run);
    }

    private static boolean seen(Cut cut, LogPosition position) {
        return cut.partitions().stream()
                .anyMatch(part -> part.partition() == position.partition() && position.offset() < part.decided());
    }

    private static Evidence evidence(Letter letter) {
        return new Evidence(
                Topics.SEAT_COMMANDS_DEAD_LETTERS.name(), letter.partition(), letter.offset(), "the dead letter");
    }

    private static String hash(byte @Nullable [] key, byte @Nullable [] value) {
        MessageDigest sha256 = Digests.sha256();
        for (byte[] bytes : new byte @Nullable [][] {key, value}) {
            sha256.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(bytes == null ? -1 : bytes.length)
                    .array());
            if (bytes != null) {
                sha256.update(bytes);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
