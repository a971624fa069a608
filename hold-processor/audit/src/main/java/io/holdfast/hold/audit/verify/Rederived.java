package io.holdfast.hold.audit.verify;

import io.holdfast.hold.step.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** P9: what a command caused is what the rules say it causes: no record more, none less, and each equal in key and value. */
final class Rederived {

    private final Findings findings;
    private final Readings readings;
    private long equal;
    private long equalByContent;

    Rederived(Findings findings, Readings readings) {
        this.findings = findings;
        this.readings = readings;
    }

    /** Compares; says which records are none that the command causes. */
    List<ConsumerRecord<byte[], byte[]>> compare(
            CommandSeen command, List<Output> expected, List<ConsumerRecord<byte[], byte[]>> actual) {
        if (allEqual(expected, actual)) {
            equal += actual.size();
            return List.of();
        }
        List<Output> missing = new ArrayList<>(expected);
        List<ConsumerRecord<byte[], byte[]>> odd = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : actual) {
            if (missing.removeIf(output -> sameBytes(output, record))) {
                equal++;
            } else if (missing.removeIf(output -> readings.sameInItsSchema(output, record))) {
                equalByContent++;
            } else {
                odd.add(record);
            }
        }
        int changed = Math.min(missing.size(), odd.size());
        for (int i = 0; i < changed; i++) {
            changed(command, missing.get(i), odd.get(i));
        }
        for (Output lost : missing.subList(changed, missing.size())) {
            findings.violation(
                    Promise.P9,
                    "a record is lost: %s of %s to %s"
                            .formatted(
                                    lost.type(), lost.key(), lost.sink().topic().name()),
                    command.evidence());
        }
        List<ConsumerRecord<byte[], byte[]>> more = odd.subList(changed, odd.size());
        more.forEach(record -> findings.violation(
                Promise.P9,
                "a record too many: the command causes none such",
                command.evidence(),
                readings.evidence(record)));
        return more;
    }

    private static boolean allEqual(List<Output> expected, List<ConsumerRecord<byte[], byte[]>> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!sameBytes(expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameBytes(Output expected, ConsumerRecord<byte[], byte[]> actual) {
        return Arrays.equals(expected.value(), actual.value())
                && Arrays.equals(expected.key().getBytes(StandardCharsets.UTF_8), actual.key());
    }

    private void changed(CommandSeen command, Output expected, ConsumerRecord<byte[], byte[]> actual) {
        findings.violation(
                Promise.P9,
                "a record differs from what follows from the commands: %s"
                        .formatted(readings.differences(expected, actual)),
                command.evidence(),
                readings.evidence(actual));
    }

    /** A record that names no command that it could follow from. */
    void stray(ConsumerRecord<byte[], byte[]> record) {
        findings.violation(Promise.P9, "a record that no command at its place causes", readings.evidence(record));
    }

    void end() {
        findings.checked(Promise.P9, "records equal byte for byte", equal);
        findings.note("records of an earlier schema, equal to what that schema can say", equalByContent);
    }
}
