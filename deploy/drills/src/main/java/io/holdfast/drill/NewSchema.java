package io.holdfast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.schemas.EventPartitioner;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.Keys;
import io.holdfast.schemas.Topics;
import io.holdfast.setup.SchemaRegistry;
import io.holdfast.setup.SchemaSetup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A newer version of a producer adds a field under load; one that would break the readers is refused before it can write. */
final class NewSchema extends Drill {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CARTS = 50;

    NewSchema() {
        super("new-schema", "writes commands of a newer schema, with a field that nobody knows yet, under load");
    }

    @Override
    public List<String> run(Stage stage) throws Exception {
        String event = name() + "-newer";
        stage.api(0).open(event, 10, 20).expect(201);
        assertThat(register(stage, withField("channel", false)).status())
                .as("a field without a default, which would leave earlier records unreadable")
                .isEqualTo(409);
        String newer = withField("channel", true);
        Client.Answer registered = register(stage, newer);
        assertThat(registered.status()).as(registered.http().body()).isEqualTo(200);
        int id = registered.body().get("id").asInt();
        // As the newer version's set-up does it.
        SchemaSetup.run(stage.kafka(KafkaUsers.SETUP), SchemaRegistry.at(stage.registryUrl()));
        try (var crowd = new Crowd(stage.apis(), name(), 40, 50).begin(8, 10_000)) {
            crowd.awaitMore(20);
            write(stage, event, new Schema.Parser().parse(newer), id);
            for (int cart = 1; cart <= CARTS; cart++) {
                Checks.awaitState(stage, event, "cart-" + cart, "HELD");
            }
            crowd.awaitMore(20);
            crowd.stop().verify();
        }
        return List.of(
                "%d commands of the newer schema decided beside those of the older; a breaking one refused with 409"
                        .formatted(CARTS));
    }

    /** The commands' schema with one more field in HoldSeats. */
    private static String withField(String field, boolean withDefault) throws IOException {
        JsonNode schema =
                JSON.readTree(Topics.SEAT_COMMANDS.value().orElseThrow().toString());
        ObjectNode holdSeats = find(schema);
        ObjectNode added = ((ArrayNode) holdSeats.get("fields")).addObject().put("name", field);
        if (withDefault) {
            added.putArray("type").add("null").add("string");
            added.putNull("default");
        } else {
            added.put("type", "string");
        }
        return schema.toString();
    }

    private static ObjectNode find(JsonNode schema) {
        for (JsonNode command : schema.at("/fields/0/type")) {
            if (command.path("name").asText().equals("HoldSeats")) {
                return (ObjectNode) command;
            }
        }
        throw new IllegalStateException("no HoldSeats in the schema of the commands");
    }

    private static Client.Answer register(Stage stage, String schema) throws IOException, InterruptedException {
        return new Client(stage.registryUrl())
                .send(
                        "POST",
                        "/subjects/%s/versions".formatted(Topics.SEAT_COMMANDS.subject()),
                        JSON.createObjectNode().put("schema", schema).toString());
    }

    private static void write(Stage stage, String event, Schema schema, int id) throws Exception {
        Map<String, Object> settings = stage.kafka(KafkaUsers.RESERVATION_API)
                .client(Map.of(ProducerConfig.PARTITIONER_CLASS_CONFIG, EventPartitioner.class));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int cart = 1; cart <= CARTS; cart++) {
                String seat = "A-%d-%d".formatted((cart - 1) / 20 + 1, (cart - 1) % 20 + 1);
                byte[] value = encode(schema, id, event, "cart-" + cart, seat);
                producer.send(new ProducerRecord<>(Topics.SEAT_COMMANDS.name(), Keys.seat(event, seat), value))
                        .get();
            }
        }
    }

    /** In Confluent's wire format: a zero byte, the schema's id, the record. */
    private static byte[] encode(Schema schema, int id, String event, String reservation, String seat)
            throws IOException {
        Schema.Field choice = schema.getFields().getFirst();
        Schema holdSeats = choice.schema().getTypes().stream()
                .filter(type -> type.getName().equals("HoldSeats"))
                .findFirst()
                .orElseThrow();
        var hold = new GenericData.Record(holdSeats);
        hold.put("event", event);
        hold.put("reservation", reservation);
        hold.put("seats", List.of(seat));
        hold.put("holdSeconds", 600);
        hold.put("channel", "box-office");
        var command = new GenericData.Record(schema);
        command.put(choice.name(), hold);
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(command, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
