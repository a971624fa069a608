package io.holdfast.hold.audit.verify;

import io.holdfast.hold.audit.log.CausedLane;
import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.step.Output;
import io.holdfast.schemas.Topic.Cleanup;
import io.holdfast.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** P9 for payment-requests, which are kept for some days alone: what is gone by then is no loss. */
final class Requests {

    private final Cut.Part cut;
    private final CausedLane lane;
    private final Rederived rederived;
    private final Findings findings;
    private final long keptFromMs;
    private boolean begun;
    private long gone;

    Requests(Cut.Part cut, CausedLane lane, Rederived rederived, Findings findings, long nowMs) {
        this.cut = cut;
        this.lane = lane;
        this.rederived = rederived;
        this.findings = findings;
        this.keptFromMs = Topics.PAYMENT_REQUESTS.cleanup() instanceof Cleanup.DeleteAfter(Duration age)
                ? nowMs - age.toMillis()
                : 0;
    }

    void see(CommandSeen command, List<Output> expected) {
        List<ConsumerRecord<byte[], byte[]>> actual =
                lane.take(command.offset(), !expected.isEmpty(), rederived::stray);
        if (actual.isEmpty() && !expected.isEmpty() && mayBeGone(command)) {
            gone += expected.size();
            return;
        }
        begun |= !actual.isEmpty();
        rederived.compare(command, expected, actual);
    }

    private boolean mayBeGone(CommandSeen command) {
        boolean firstAreGone = cut.span(Topics.PAYMENT_REQUESTS).from() > 0 && !begun;
        return firstAreGone || command.record().timestamp() < keptFromMs;
    }

    void end() {
        lane.rest((record, cause) -> {
            if (cause < cut.decided() || cause >= cut.commands().to()) {
                rederived.stray(record);
            }
        });
        findings.note("payment requests beyond their retention", gone);
    }
}
