package io.holdfast.hold.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.AdoptEvent;
import io.holdfast.schemas.command.CloseEvent;
import io.holdfast.schemas.command.OpenEvent;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.view.Home;
import io.holdfast.schemas.view.Section;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForesightTest {

    private final AvroSerde<SeatCommand> commands =
            new AvroSerde<>(Topics.SEAT_COMMANDS, SeatCommand.class, Schemas.carried());

    private byte[] open(int rules) {
        return commands.encode(new SeatCommand(
                new OpenEvent("ev-1", "Concert", "EUR", List.of(new Section("A", 1, 1, 0L)), rules, null, 0), null));
    }

    private byte[] adopt(int rules) {
        return commands.encode(new SeatCommand(
                new AdoptEvent(
                        "ev-1",
                        "Concert",
                        "EUR",
                        List.of(new Section("A", 1, 1, 0L)),
                        rules,
                        new Home("eu", List.of("us"), List.of()),
                        "us",
                        null,
                        0),
                null));
    }

    private Optional<String> undecidable(byte[] value) {
        return new Foresight(commands).undecidableNow(value);
    }

    @Test
    void commands_of_this_build_are_decided() {
        assertThat(undecidable(open(RulesVersion.NEWEST))).isEmpty();
        assertThat(undecidable(adopt(RulesVersion.NEWEST))).isEmpty();
        assertThat(undecidable(commands.encode(new SeatCommand(new CloseEvent("ev-1"), null))))
                .isEmpty();
    }

    @Test
    void an_event_of_later_rules_is_left_to_the_build_that_knows_them() {
        int later = RulesVersion.NEWEST + 1;

        assertThat(undecidable(open(later))).get().asString().contains("ev-1", "version " + later);
        assertThat(undecidable(adopt(later))).get().asString().contains("ev-1", "version " + later);
    }

    @Test
    void a_schema_that_is_not_known_condemns_no_record() {
        byte[] value = open(1);
        value[4] = 77;

        assertThat(undecidable(value)).get().asString().contains("77", "run the set-up");
    }

    @Test
    void what_is_no_command_and_never_will_be_one_is_not_waited_for() {
        assertThat(new Foresight(commands).undecidableNow(null)).isEmpty();
        assertThat(undecidable(new byte[0])).isEmpty();
        assertThat(undecidable("not a record at all".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        byte[] cut = Arrays.copyOf(open(1), 8);
        assertThat(undecidable(cut)).isEmpty();
    }
}
