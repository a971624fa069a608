package io.holdfast.hold.skip;

import io.holdfast.hold.step.Foresight;
import io.holdfast.hold.tool.Tool;
import io.holdfast.hold.tool.ToolCluster;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Deadline;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.Partitions;
import io.holdfast.schemas.SchemaLog;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.SmallTopic;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.SeatCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An operator's way past a command that stops its partition. */
@Command(
        name = "skip",
        mixinStandardHelpOptions = true,
        description = {
            "Takes out the command that a partition is stopped before: it is never decided, goes to the dead letters, and the partition goes on.",
            "It cannot be taken back. The audit shows position and reason for ever. Nothing is taken out that this build can decide.",
            "On a secure cluster it enters as the user operator."
        })
public final class Main implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOK_EVERY_MS = 200;
    private static final int REASON = 500;

    @Mixin
    private ToolCluster options = new ToolCluster();

    @Option(
            names = "--partition",
            required = true,
            description = "The partition of seat-commands, as the log names it.")
    private int partition;

    @Option(
            names = "--offset",
            required = true,
            description = "The offset that it is stopped before, as the log names it.")
    private long offset;

    @Option(names = "--reason", required = true, description = "Why, for everybody who reads the audit.")
    private String reason = "";

    private Main() {}

    /** Takes a command out and exits: 0 done, 1 it failed, 2 the call was wrong. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Takes a command out; the exit code. */
    public static int run(String... arguments) {
        return Tool.run(new Main(), arguments);
    }

    @Override
    public Integer call() throws ExecutionException, InterruptedException {
        if (reason.isBlank() || reason.length() > REASON) {
            throw options.wrong("--reason must have 1 to %d characters".formatted(REASON));
        }
        KafkaCluster cluster = options.get();
        var position = new LogPosition(partition, offset);
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            if (!Partitions.on(admin).has(partition) || offset < 0) {
                throw options.wrong("there is no such position: see the log of hold-processor");
            }
            check(next(cluster, committed(admin)), SchemaLog.read(cluster));
            new SmallTopic(cluster, Topics.SKIPS).append(position.toString(), reason.getBytes(StandardCharsets.UTF_8));
            Deadline deadline = Deadline.in(PATIENCE);
            while (committed(admin) <= offset) {
                deadline.pause(
                        LOOK_EVERY_MS,
                        () -> new IllegalStateException(
                                "command %s is taken out, but no hold-processor has passed it for %d s: see whether one runs"
                                        .formatted(position, PATIENCE.toSeconds())));
            }
        }
        System.out.printf(
                "command %s is taken out and in the dead letters; partition %d goes on%n", position, partition);
        return 0;
    }

    private void check(ConsumerRecord<byte[], byte[]> next, Schemas schemas) {
        if (next.offset() != offset) {
            throw new IllegalStateException("partition %d stands before offset %d, not before %d: nothing is taken out"
                    .formatted(partition, next.offset(), offset));
        }
        var commands = new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, schemas);
        String why = new Foresight(commands)
                .undecidableNow(next.value())
                .orElseThrow(() -> new IllegalStateException(
                        "this build can decide command %d:%d: finish the rollout, and it will; nothing is taken out"
                                .formatted(partition, offset)));
        System.out.printf("partition %d is stopped: %s%n", partition, why);
    }

    /** The first command that has not been passed. */
    private ConsumerRecord<byte[], byte[]> next(KafkaCluster cluster, long from) {
        var source = new TopicPartition(Topics.SEAT_COMMANDS.name(), partition);
        try (var consumer = ToolCluster.consumer(cluster, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1))) {
            consumer.assign(List.of(source));
            consumer.seek(source, from);
            long end = consumer.endOffsets(List.of(source), PATIENCE).getOrDefault(source, 0L);
            while (consumer.position(source, PATIENCE) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                    return record;
                }
            }
        }
        throw new IllegalStateException(
                "partition %d has no command that is not decided: nothing is taken out".formatted(partition));
    }

    /** What has been passed at least; 0 if nothing was. Stable offsets alone would leave out a partition that commits just now. */
    private long committed(Admin admin) throws ExecutionException, InterruptedException {
        OffsetAndMetadata committed = admin.listConsumerGroupOffsets(KafkaUsers.HOLD_PROCESSOR.name())
                .partitionsToOffsetAndMetadata()
                .get()
                .get(new TopicPartition(Topics.SEAT_COMMANDS.name(), partition));
        return committed == null ? 0 : committed.offset();
    }
}
