package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.schemas.KafkaCluster;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** A mirror forgets how far it had come, and copies everything again, from the beginning (P14, P15). */
final class MirrorRewound extends InTwoRegions {

    private static final int TRANSFERS = 5;

    MirrorRewound() {
        super("mirror-rewound", "has a mirror copy everything again from the beginning");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "mirror-rewound", TRANSFERS, 4);
        for (int row = 1; row <= TRANSFERS; row++) {
            hall.cede(SharedHall.EU, "t" + row, "A-" + row);
        }
        for (int row = 1; row <= TRANSFERS; row++) {
            hall.awaitReceived("t" + row);
        }
        // What us got is given back: a cession that comes again must not bring it to us a second time.
        hall.cede(SharedHall.US, "back", "A-1");
        hall.awaitReceived("back");
        int again = copyAgain(stage);
        hall.cede(SharedHall.EU, "after", "A-1");
        hall.awaitReceived("after");
        hall.hold(SharedHall.US, SharedHall.id(SharedHall.US, "sold"), List.of("A-1-1", "A-2-1"))
                .expect(201);
        return List.of("%d copies of facts were made again, and each transfer arrived once".formatted(again));
    }

    private static int copyAgain(Stage stage) throws Exception {
        KafkaCluster us = stage.administered(SharedHall.US);
        try (var copies = new FactCopies(us, SharedHall.EU)) {
            // Some may have been copied more than once already: a mirror that was killed copies its last seconds again.
            long before = copies.count();
            int facts = copies.originals().size();
            forget(us);
            new StackFaults(stage).kill("us mirror");
            Awaitility.await().atMost(Checks.SOON).until(() -> copies.count() >= before + facts);
            return facts;
        }
    }

    /** Where a mirror notes how far it has come: Connect's topic of source offsets. */
    private static void forget(KafkaCluster cluster) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            List<String> notes = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("mm2-offsets."))
                    .toList();
            assertThat(notes).isNotEmpty();
            admin.deleteTopics(notes).all().get();
        }
    }
}
