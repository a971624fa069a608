package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Cause;
import java.util.Optional;

/** Causes between the rules and the records. */
final class CauseCodec {

    private CauseCodec() {}

    static io.holdfast.schemas.view.Cause record(Cause cause) {
        return new io.holdfast.schemas.view.Cause(
                cause.partition(),
                cause.offset(),
                cause.at(),
                cause.traceId().orElse(null),
                CallerCodec.record(cause.caller()));
    }

    static Cause cause(io.holdfast.schemas.view.Cause record) {
        return new Cause(
                record.getPartition(),
                record.getOffset(),
                record.getAt(),
                Optional.ofNullable(record.getTraceId()),
                CallerCodec.caller(record.getCaller()));
    }
}
