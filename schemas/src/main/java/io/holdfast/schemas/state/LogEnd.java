package io.holdfast.schemas.state;

import io.holdfast.schemas.Partitions;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Where the log stands. */
public interface LogEnd {

    /** The newest log time: what a broker stamped the newest command with; empty if there was none yet. */
    Optional<Instant> newestCommand() throws ExecutionException, InterruptedException, TimeoutException;

    /** The offset behind the last record of each partition, of open transactions as well. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException;

    /** Asks the cluster with this client, which its owner closes. */
    static LogEnd of(Admin admin, Partitions partitions) {
        return new AskedLogEnd(admin, partitions);
    }
}
