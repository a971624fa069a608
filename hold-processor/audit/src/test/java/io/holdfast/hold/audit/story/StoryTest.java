package io.holdfast.hold.audit.story;

import static io.holdfast.hold.audit.LiveLog.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.LogFixture;
import io.holdfast.hold.audit.log.Progress;
import io.holdfast.schemas.command.HoldSeats;
import io.holdfast.schemas.command.ReleaseSeats;
import io.holdfast.schemas.command.Tick;
import io.holdfast.schemas.view.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoryTest extends LogFixture {

    @BeforeEach
    void begin() {
        live.open();
    }

    private List<Line> tell(StorySubject subject) {
        return Story.of(live.log, live.serdes, live.log.cut().partitions(), subject, new Progress());
    }

    private List<String> words(String reservation) {
        return tell(new StorySubject(Optional.empty(), reservation)).stream()
                .map(line -> line.kind() + " " + line.says())
                .toList();
    }

    @Test
    void a_sale_is_told_from_the_hold_to_the_receipt() {
        live.sell("cart-91", "A-1-12");
        live.sell("cart-911", "A-1-13");

        assertThat(words("cart-91"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("COMMAND HoldSeats seats=[A-1-12] holdSeconds=300"),
                        line -> assertThat(line).startsWith("DECISION SeatsHeld seats=[A-1-12]"),
                        line -> assertThat(line)
                                .startsWith("COMMAND Checkout attempt=1")
                                .doesNotContain("pm_card"),
                        line -> assertThat(line)
                                .startsWith("DECISION PaymentRequested")
                                .doesNotContain("pm_card"),
                        line -> assertThat(line).startsWith("REQUEST PaymentRequest attempt=1 operation=AUTHORIZE"),
                        line -> assertThat(line).startsWith("PAYMENT Payment attempt=1 state=AUTHORIZED"),
                        line -> assertThat(line).startsWith("COMMAND RecordPayment attempt=1 outcome=AUTHORIZED"),
                        line -> assertThat(line).startsWith("DECISION SeatsSold"),
                        line -> assertThat(line).startsWith("DECISION CaptureRequested"),
                        line -> assertThat(line).startsWith("REQUEST PaymentRequest attempt=1 operation=CAPTURE"),
                        line -> assertThat(line).startsWith("PAYMENT Payment attempt=1 state=CAPTURED"),
                        line -> assertThat(line).startsWith("COMMAND RecordPayment attempt=1 outcome=CAPTURED"),
                        line -> assertThat(line).startsWith("DECISION PaymentCaptured"),
                        line -> assertThat(line).startsWith("RECEIPT Receipt status=SENT"));
    }

    @Test
    void what_others_did_to_it_is_told_in_its_place() {
        live.hold("cart-91", "A-1-12");
        live.later(Duration.ofMinutes(5)).hold("cart-92", "A-1-12");
        live.later(Duration.ofMinutes(5)).send(new Tick());

        assertThat(words("cart-91"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("COMMAND HoldSeats seats=[A-1-12]"),
                        line -> assertThat(line).startsWith("DECISION SeatsHeld"),
                        line -> assertThat(line).startsWith("COMMAND HoldSeats").endsWith("of another reservation"),
                        line -> assertThat(line).startsWith("DECISION HoldExpired"));
        assertThat(words("cart-92").get(2)).isEqualTo("COMMAND Tick");
    }

    @Test
    void a_command_names_who_asked_for_it_and_for_whom() {
        var page = new Caller("acme", "page", "a1b2", true, List.of());
        var program = new Caller("acme", "box-office", null, false, List.of());
        live.send(new HoldSeats(EVENT, "cart-91", List.of("A-1-12"), 300, null), page);
        live.send(new ReleaseSeats(EVENT, "cart-91"), program);

        assertThat(words("cart-91"))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(" by page of acme for customer a1b2"),
                        line -> assertThat(line).startsWith("DECISION SeatsHeld"),
                        line -> assertThat(line).isEqualTo("COMMAND ReleaseSeats by box-office of acme"),
                        line -> assertThat(line).startsWith("DECISION HoldReleased"));
    }

    @Test
    void every_line_names_its_record() {
        live.hold("cart-91", "A-1-12");

        assertThat(tell(new StorySubject(Optional.of(EVENT), "cart-91")))
                .extracting(line -> "%s %d:%d".formatted(line.topic(), line.partition(), line.offset()))
                .containsExactly("holdfast.seat-commands 0:1", "holdfast.seat-events 0:1");
        assertThat(tell(new StorySubject(Optional.of("another"), "cart-91"))).isEmpty();
    }
}
