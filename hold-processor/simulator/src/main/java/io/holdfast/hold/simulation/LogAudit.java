package io.holdfast.hold.simulation;

import io.holdfast.hold.audit.log.AuditSerdes;
import io.holdfast.hold.audit.log.MemoryLog;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.hold.audit.state.ByteStores;
import io.holdfast.hold.audit.verify.Promise;
import io.holdfast.hold.audit.verify.Verification;
import io.holdfast.hold.seat.Rules;
import java.time.Duration;
import java.util.function.Supplier;

/** The audit of what is committed, with the rules that decided it, on a machine of its own. */
final class LogAudit {

    /** Of the violations of each promise one is kept: only the first of all is told. */
    private static final int KEPT = 1;

    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    /** By then nothing can be under way any more. */
    private static final long A_SECOND_MS = 1_000;

    private final MemoryLog log;
    private final AuditSerdes serdes;
    private final Supplier<Rules> rules;

    LogAudit(MemoryLog log, AuditSerdes serdes, Supplier<Rules> rules) {
        this.log = log;
        this.serdes = serdes;
        this.rules = rules;
        // While something is under way the provider's ledger may be ahead of the facts.
        log.cutLedgersHere();
    }

    /**
     * Everything has come to rest: what began has ended, too.
     *
     * @throws BrokenPromise if a promise is broken
     */
    void atRest(long nowMs) {
        log.cutLedgersHere();
        log.cutNotBefore(nowMs + A_SECOND_MS);
        verify(Duration.ZERO);
    }

    /**
     * Something may be under way.
     *
     * @throws BrokenPromise if a promise is broken
     */
    void underWay() {
        verify(FOR_EVER);
    }

    private void verify(Duration patience) {
        var settings = new Verification.Settings(rules.get(), patience, KEPT, ByteStores.inMemory());
        Verification.run(log, serdes, settings, new Progress()).findings().violations().stream()
                // Nobody sends receipts here.
                .filter(violation -> violation.promise() != Promise.P8)
                .findFirst()
                .ifPresent(violation -> {
                    throw new BrokenPromise(
                            violation.promise(), "%s %s".formatted(violation.what(), violation.records()));
                });
    }
}
