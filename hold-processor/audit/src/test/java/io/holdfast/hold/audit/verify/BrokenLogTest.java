package io.holdfast.hold.audit.verify;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.audit.LiveLog;
import io.holdfast.hold.audit.log.AuditException;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.SeatCommand;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.fact.CommandRefused;
import io.holdfast.schemas.fact.HoldRejected;
import io.holdfast.schemas.fact.PaymentRequested;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.fact.SeatsHeld;
import io.holdfast.schemas.testing.LateSchemas;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was changed, or has lost something, is found out, by the records that show it. */
class BrokenLogTest extends VerificationFixture {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    @BeforeEach
    void held() {
        live.open();
        live.hold("cart-91", "A-1-12");
    }

    @Test
    void a_changed_fact() {
        long changed = forge.change(
                SeatsHeld.class,
                held -> new SeatsHeld(EVENT, "cart-91", held.getSeats(), 300, held.getExpiresAt(), 1L, "EUR", 1, null));

        Findings findings = verify();

        broken(findings, Promise.P7, Promise.P9);
        assertThat(records(findings, Promise.P9)).containsExactly("seat-commands 1", "seat-events " + changed);
        assertThat(what(findings, Promise.P9)).contains("fact.priceMinor is 1 and should be 4500");
    }

    @Test
    void a_fact_whose_schema_is_not_known_is_named_and_not_called_a_violation() {
        int held = forge.only(SeatsHeld.class);
        live.log.change(
                Topics.SEAT_EVENTS,
                held,
                LateSchemas.late(live.log.records(Topics.SEAT_EVENTS).get(held).value()));

        assertThatThrownBy(this::verify)
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("holdfast.seat-events 0:" + held)
                .hasMessageContaining("is not on holdfast.schemas");
    }

    @Test
    void a_token_of_a_card_is_not_shown() {
        live.checkout("cart-91", 1);
        forge.change(
                PaymentRequested.class,
                asked -> new PaymentRequested(
                        EVENT, "cart-91", 1, 4_500L, "EUR", "pm_card_other", asked.getPayBy(), null, 2));

        assertThat(what(verify(), Promise.P9)).contains("paymentMethod").doesNotContain("pm_card");
    }

    @Test
    void a_lost_fact_of_a_command_that_has_others() {
        live.hold("cart-92", "A-2-1");
        live.later(Duration.ofMinutes(5)).send(new Tick());
        var _ = live.log.records(Topics.SEAT_EVENTS).removeLast();

        assertThat(what(broken(verify(), Promise.P5, Promise.P9, Promise.DIGESTS), Promise.P9))
                .contains("a record is lost: HoldExpired");
    }

    @Test
    void a_command_without_its_outcome() {
        long late = live.hold("cart-92", "A-1-12");
        forge.lose(HoldRejected.class);

        assertThat(records(broken(verify(), Promise.P10), Promise.P10)).containsExactly("seat-commands " + late);
    }

    @Test
    void a_fact_of_a_command_that_does_not_exist() {
        long forged = forge.append(99, live.now(), "cart-91", refused());

        assertThat(records(verify(), Promise.P9)).containsExactly("seat-events " + forged);
    }

    @Test
    void facts_put_between_those_of_others_hide_none_of_them() {
        live.hold("cart-92", "A-2-1");
        live.hold("cart-93", "A-3-1");
        for (int i = 0; i < 3; i++) {
            forge.append(i == 0 ? 99 : 2, live.now(), "cart-91", refused());
        }
        var facts = live.log.records(Topics.SEAT_EVENTS);
        facts.add(2, facts.remove(4));
        facts.add(3, facts.remove(5));

        assertThat(broken(verify(), Promise.P9).broken(Promise.P9)).isEqualTo(3);
    }

    private static CommandRefused refused() {
        return new CommandRefused(EVENT, "cart-91", "Checkout", RefusalReason.STALE, List.of());
    }

    @Test
    void a_lost_payment_request() {
        long checkout = live.checkout("cart-91", 1);
        live.log.records(Topics.PAYMENT_REQUESTS).clear();

        assertThat(records(broken(verify(), Promise.P9), Promise.P9)).containsExactly("seat-commands " + checkout);
    }

    @Test
    void lost_commands() {
        live.hold("cart-92", "A-2-1");
        live.hold("cart-93", "A-3-1");
        var _ = live.log.records(Topics.SEAT_COMMANDS).remove(2);

        Findings findings = verify();

        broken(findings, Promise.P9, Promise.P10);
        assertThat(records(findings, Promise.P10)).containsExactly("seat-commands 2");
        assertThat(records(findings, Promise.P9)).containsExactly("seat-events 2");
    }

    @Test
    void a_command_taken_out_after_it_was_decided_and_one_that_nobody_took_out() {
        live.takeOut(1);

        broken(verify(), Promise.P9, Promise.P10);
        assertThat(records(verify(), Promise.P10)).containsExactly("seat-commands 1");

        live.log.records(Topics.SKIPS).clear();
        live.takeOut(2);
        live.hold("cart-92", "A-2-1");
        live.log.records(Topics.SKIPS).clear();

        broken(verify(), Promise.P10);
        assertThat(verify().violations(Promise.P10)).hasSize(2);
    }

    @Test
    void a_dead_letter_that_is_not_there_and_one_that_should_not_be() {
        live.send("not avro".getBytes(StandardCharsets.UTF_8));
        broken(verify());
        var letters = live.log.records(Topics.SEAT_COMMANDS_DEAD_LETTERS);

        live.log.change(Topics.SEAT_COMMANDS_DEAD_LETTERS, 0, new byte[] {1});
        assertThat(records(verify(), Promise.P10)).containsExactly("seat-commands 2", "seat-commands.dead-letters 0");

        var letter = letters.removeFirst();
        assertThat(records(verify(), Promise.P10)).containsExactly("seat-commands 2");

        letter.headers().remove("holdfast_dead_letter_offset");
        letter.headers().add("holdfast_dead_letter_offset", new byte[] {'1'});
        letters.add(letter);
        assertThat(verify().violations(Promise.P10))
                .extracting(Violation::what)
                .anyMatch(what -> what.contains("command 0:1 was decided and is in the dead letters"));
    }

    @Test
    void a_command_changed_together_with_everything_that_followed_from_it(@TempDir Path other) {
        live.later(PERIOD).send(new Tick());
        try (var forged = new LiveLog(other)) {
            forged.open();
            forged.hold("cart-91", "A-1-13");
            forged.later(PERIOD).send(new Tick());
            for (var topic : List.of(Topics.SEAT_COMMANDS, Topics.SEAT_EVENTS)) {
                live.log.records(topic).clear();
                live.log.records(topic).addAll(forged.log.records(topic));
            }
        }

        Findings findings = verify();

        broken(findings, Promise.DIGESTS);
        assertThat(records(findings, Promise.DIGESTS)).containsExactly("decision-digests 0", "seat-commands 2");
        assertThat(what(findings, Promise.DIGESTS)).contains("the commands 0 to 2");
    }

    @Test
    void only_the_stretch_that_was_changed_is_found_out() {
        for (int i = 0; i < 4; i++) {
            live.later(PERIOD).send(new Tick());
        }
        byte[] other = live.serdes
                .hold()
                .commands()
                .encode(new SeatCommand(new HoldSeats(EVENT, "cart-91", List.of("A-1-12"), 299, null), null));
        live.log.change(Topics.SEAT_COMMANDS, 1, other);

        Findings findings = verify();

        broken(findings, Promise.P5, Promise.P9, Promise.DIGESTS);
        assertThat(records(findings, Promise.DIGESTS)).containsExactly("decision-digests 0", "seat-commands 2");
        assertThat(findings.checked(Promise.DIGESTS)).containsEntry("digests", 4L);
    }

    @Test
    void a_lost_digest() {
        for (int i = 0; i < 3; i++) {
            live.later(PERIOD).send(new Tick());
        }
        var _ = live.log.records(Topics.DECISION_DIGESTS).remove(1);

        assertThat(records(broken(verify(), Promise.DIGESTS), Promise.DIGESTS)).containsExactly("seat-commands 3");
    }

    @Test
    void a_log_that_has_lost_its_beginning_is_not_vouched_for() {
        var _ = live.log.records(Topics.SEAT_COMMANDS).removeFirst();

        broken(verify(), Promise.P2, Promise.P9, Promise.P10);
    }
}
