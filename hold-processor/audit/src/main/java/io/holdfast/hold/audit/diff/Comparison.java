package io.holdfast.hold.audit.diff;

import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.hold.audit.log.Differences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/**
 * Compares what two builds say about a command. Where they encode facts differently, the fields that both know are compared. For one
 * thread.
 */
final class Comparison {

    private final Map<String, Schema> schemas = new HashMap<>();

    /** How the two differ; empty where they do not. */
    Optional<String> differences(List<Object[]> ours, List<Object[]> theirs) {
        if (isError(ours) && isError(theirs)) {
            // Both refuse it; in which words is no decision.
            return Optional.empty();
        }
        if (!names(ours).equals(names(theirs))) {
            return Optional.of("here %s, there %s".formatted(names(ours), names(theirs)));
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            compare(ours.get(i), theirs.get(i), differences);
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("%s: there %s".formatted(names(ours), String.join("; ", differences)));
    }

    private void compare(Object[] ours, Object[] theirs, List<String> differences) {
        boolean sameSchema = ours[2].equals(theirs[2]);
        if (sameSchema && Arrays.equals((byte[]) ours[3], (byte[]) theirs[3])) {
            return;
        }
        int before = differences.size();
        Differences.collect("", record(ours), record(theirs), differences);
        if (sameSchema && differences.size() == before) {
            differences.add("other bytes");
        }
    }

    private static boolean isError(List<Object[]> said) {
        return said.size() == 1 && said.getFirst().length == 1;
    }

    private static String names(List<Object[]> said) {
        if (isError(said)) {
            return "the dead letters (%s)".formatted(said.getFirst()[0]);
        }
        return said.isEmpty()
                ? "nothing"
                : said.stream().map(fact -> fact[0] + " of " + fact[1]).collect(Collectors.joining(", "));
    }

    private GenericRecord record(Object[] fact) {
        Schema schema = schemas.computeIfAbsent((String) fact[2], json -> new Schema.Parser().parse(json));
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder((byte[]) fact[3], null));
        } catch (IOException | AvroRuntimeException broken) {
            throw new AuditException("a build writes facts that it says another schema of", broken);
        }
    }
}
