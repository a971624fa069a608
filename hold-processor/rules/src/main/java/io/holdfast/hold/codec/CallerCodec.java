package io.holdfast.hold.codec;

import io.holdfast.hold.seat.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Callers between the rules and the records. */
public final class CallerCodec {

    private CallerCodec() {}

    static io.holdfast.schemas.view.@Nullable Caller record(Optional<Caller> caller) {
        return caller.map(known -> new io.holdfast.schemas.view.Caller(
                        known.tenant(),
                        known.client(),
                        known.customer().orElse(null),
                        known.ownHolds(),
                        known.grants()))
                .orElse(null);
    }

    /**
     * The caller in a record.
     *
     * @throws IllegalArgumentException if it breaks a limit of the rules
     */
    public static Optional<Caller> caller(io.holdfast.schemas.view.@Nullable Caller record) {
        return Optional.ofNullable(record)
                .map(known -> new Caller(
                        known.getTenant(),
                        known.getClient(),
                        Optional.ofNullable(known.getCustomer()),
                        known.getOwnHolds(),
                        known.getGrants()));
    }
}
