package io.holdfast.local;

import io.holdfast.schemas.SchemaRegistry;
import io.holdfast.schemas.TopicSetup;
import io.holdfast.schemas.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Creates the topics and registers the schemas. */
final class Setup {

    private Setup() {}

    static void topicsAndSchemas(StackPlan plan) throws InterruptedException {
        Map<String, Object> broker = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, plan.bootstrapServers());
        try (Admin admin = Admin.create(broker)) {
            TopicSetup.create(admin, Topics.ALL, (short) 1);
        } catch (ExecutionException failed) {
            throw new StackException("the topics could not be created: " + failed.getMessage());
        }
        SchemaRegistry registry = SchemaRegistry.at(plan.registryUrl());
        Topics.ALL.stream().filter(topic -> topic.value().isPresent()).forEach(registry::register);
    }
}
