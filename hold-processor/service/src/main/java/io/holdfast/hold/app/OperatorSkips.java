package io.holdfast.hold.app;

import io.holdfast.hold.step.Skips;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.SmallTopic;
import io.holdfast.schemas.Topics;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What operators have taken out, as it was read last: at the start, and while a partition is stopped. */
final class OperatorSkips implements Skips {

    private static final Logger LOG = Logger.getLogger(OperatorSkips.class);

    private final SmallTopic topic;
    private volatile Skips read = NONE;

    OperatorSkips(KafkaCluster cluster) {
        this.topic = new SmallTopic(cluster, Topics.SKIPS);
    }

    /** Reads all there are. */
    void read() {
        read = Skips.of(topic.read());
    }

    /** Whether a command that stops its partition has been taken out by now; not if that cannot be read. */
    boolean includesNow(LogPosition position) {
        try {
            read();
        } catch (IllegalStateException away) {
            LOG.warnf("whether an operator has taken command %s out is not known: %s", position, away.getMessage());
        }
        return reason(position).isPresent();
    }

    @Override
    public Optional<String> reason(LogPosition position) {
        return read.reason(position);
    }
}
