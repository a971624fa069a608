package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.drill.Client.Answer;
import io.holdfast.schemas.KafkaCluster;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import io.holdfast.setup.SchemaRegistry;
import io.holdfast.setup.SchemaSetup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A topic of one region is deleted and made anew; of all topics the one of the schemas, since the registry can fill it again. The other region says that it
 * does not know how far its copies are, and both go on selling (P1, P14).
 */
final class TopicRecreated extends InTwoRegions {

    TopicRecreated() {
        super("topic-recreated", "deletes a topic of one region, and makes it anew");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        SharedHall hall = SharedHall.open(stage, "topic-recreated", 4, 4);
        Awaitility.await().atMost(Checks.SOON).until(() -> isKnown(hall, SharedHall.US));
        KafkaCluster eu = stage.administered(SharedHall.EU);
        stage.say("deletes " + Topics.SCHEMAS.name() + " of eu, and makes it anew");
        recreate(eu);
        SchemaSetup.run(eu, SchemaRegistry.at(stage.registryUrl()));
        Awaitility.await().atMost(Checks.SOON).until(() -> !isKnown(hall, SharedHall.US));
        assertThat(isKnown(hall, SharedHall.EU)).as("what eu knows of us").isTrue();
        for (String region : List.of(SharedHall.EU, SharedHall.US)) {
            hall.sellOut(region);
        }
        return List.of(
                "the other region no longer said how far its copies were; both sold their share to the last seat");
    }

    /** Whether a region says until when its copy of the other one is complete. */
    private static boolean isKnown(SharedHall hall, String region) throws IOException, InterruptedException {
        Answer regions = hall.api(region).send("GET", "/v1/regions", "").expect(200);
        return !regions.body().findValues("asOf").isEmpty();
    }

    private static void recreate(KafkaCluster cluster) throws ExecutionException, InterruptedException {
        String name = Topics.SCHEMAS.name();
        try (Admin admin = Admin.create(cluster.client(Map.of()))) {
            admin.deleteTopics(List.of(name)).all().get();
            Awaitility.await()
                    .atMost(Checks.SOON)
                    .until(() -> !admin.listTopics().names().get().contains(name));
            var _ = TopicSetup.create(admin, List.of(Topics.SCHEMAS), Optional.empty(), (short) 1);
        }
    }
}
