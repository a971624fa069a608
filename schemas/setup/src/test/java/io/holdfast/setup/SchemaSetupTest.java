package io.holdfast.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.holdfast.schemas.RegisteredSchema;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaSetupTest {

    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final SchemaSetup setup = setup(client);

    private static SchemaSetup setup(SchemaRegistryClient client) {
        return new SchemaSetup(new SchemaRegistry("http://registry", client, schemas -> {
            try {
                for (RegisteredSchema entry : schemas) {
                    client.register(entry.subject(), new AvroSchema(entry.schema()), 1, entry.id());
                }
            } catch (RestClientException refused) {
                throw new IOException(refused);
            }
        }));
    }

    /** What a registry whose ids began elsewhere has given. */
    private static List<RegisteredSchema> logOfAnother() {
        var logged = new ArrayList<RegisteredSchema>();
        for (Topic topic : Topics.ALL) {
            topic.value()
                    .ifPresent(schema -> logged.add(new RegisteredSchema(topic.subject(), 40 + logged.size(), schema)));
        }
        return logged;
    }

    @Test
    void a_first_set_up_writes_every_schema_down_once() {
        Map<String, Integer> ids = setup.register();

        List<RegisteredSchema> written = setup.missing(List.of());

        assertThat(written).extracting(RegisteredSchema::subject).hasSameElementsAs(ids.keySet());
        assertThat(written).allSatisfy(entry -> assertThat(ids).containsEntry(entry.subject(), entry.id()));
        assertThat(setup.missing(written)).isEmpty();
    }

    @Test
    void an_emptied_registry_gets_its_schemas_back_under_the_same_ids() throws Exception {
        List<RegisteredSchema> logged = logOfAnother();

        setup.restore(logged);
        setup.register();

        assertThat(setup.missing(logged)).isEmpty();
        assertThat(logged)
                .allSatisfy(entry ->
                        assertThat(client.getSchemaById(entry.id()).rawSchema()).isEqualTo(entry.schema()));
    }

    @Test
    void a_registry_that_was_filled_anew_with_other_ids_is_refused_and_not_changed() throws Exception {
        List<RegisteredSchema> logged = logOfAnother();
        setup.register();
        var before = List.copyOf(client.getAllSubjects());

        assertThatThrownBy(() -> setup.restore(logged))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("http://registry")
                .hasMessageContaining("emptied and filled anew")
                .hasMessageContaining("Empty it and run the set-up");
        assertThat(client.getAllSubjects()).isEqualTo(before);
    }

    @Test
    void an_id_that_somebody_elses_schema_has_is_not_written_over() throws Exception {
        List<RegisteredSchema> logged = logOfAnother();
        client.register(
                "other", new AvroSchema("\"long\""), 1, logged.getFirst().id());

        assertThatThrownBy(() -> setup.restore(logged)).isInstanceOf(SchemaRegistryException.class);
        assertThat(client.getAllSubjects()).containsExactly("other");
    }

    @Test
    void a_registry_that_does_not_keep_the_ids_is_not_taken_for_restored() throws Exception {
        List<RegisteredSchema> logged = logOfAnother();
        var deaf = new SchemaSetup(new SchemaRegistry("http://registry", client, _ -> {}));

        assertThatThrownBy(() -> deaf.restore(logged)).isInstanceOf(SchemaRegistryException.class);
    }

    @Test
    void an_id_with_two_texts_is_not_written_down() throws Exception {
        setup.register();
        RegisteredSchema first = setup.missing(List.of()).getFirst();
        var other = new RegisteredSchema("gone-value", first.id(), new AvroSchema("\"long\"").rawSchema());

        assertThatThrownBy(() -> setup.missing(List.of(other)))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("schema " + first.id());
    }

    @Test
    void what_an_earlier_version_registered_is_written_down_too() throws Exception {
        int earlier = client.register(
                Topics.RECEIPTS.subject(), new AvroSchema(Topics.STATE.value().orElseThrow()));
        setup.register();

        assertThat(setup.missing(List.of()))
                .filteredOn(entry -> entry.subject().equals(Topics.RECEIPTS.subject()))
                .extracting(RegisteredSchema::id)
                .hasSize(2)
                .startsWith(earlier);
    }

    @Test
    void a_registry_that_is_away_is_named() {
        assertThatThrownBy(() -> SchemaRegistry.at("http://127.0.0.1:1").requireAnswer())
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void a_registry_that_does_not_answer_is_asked_again() {
        assertThat(setup(new Silent(2)).register()).isNotEmpty();
        assertThatThrownBy(() -> setup(new Silent(3)).register())
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("http://registry cannot be reached (no answer)");
    }

    /** Its first questions have no answer. */
    private static final class Silent extends MockSchemaRegistryClient {

        private int unanswered;

        Silent(int unanswered) {
            this.unanswered = unanswered;
        }

        @Override
        public int register(String subject, ParsedSchema schema) throws IOException, RestClientException {
            int id = super.register(subject, schema);
            if (unanswered > 0) {
                unanswered--;
                throw new SocketTimeoutException("no answer");
            }
            return id;
        }
    }
}
