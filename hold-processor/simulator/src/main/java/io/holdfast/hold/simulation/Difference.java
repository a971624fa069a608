package io.holdfast.hold.simulation;

import io.holdfast.schemas.RecordHeaders;
import java.util.List;

/** Says how two outcomes of a command differ. */
final class Difference {

    private Difference() {}

    static String of(DecidedCommand one, DecidedCommand other) {
        for (int i = 0; i < Math.min(one.written().size(), other.written().size()); i++) {
            Written a = one.written().get(i);
            Written b = other.written().get(i);
            if (!a.equals(b)) {
                return "record %d was %s at %d and is %s at %d"
                        .formatted(i, type(a), a.timestampMs(), type(b), b.timestampMs());
            }
        }
        return "%s and %s".formatted(types(one), types(other));
    }

    private static List<String> types(DecidedCommand decided) {
        return decided.written().stream().map(Difference::type).toList();
    }

    private static String type(Written written) {
        return written.topic().name() + " " + RecordHeaders.get(written.headers(), RecordHeaders.TYPE);
    }
}
