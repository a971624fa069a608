package io.holdfast.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.api.answer.Event;
import io.holdfast.api.answer.Position;
import io.holdfast.api.answer.Receipt;
import io.holdfast.api.answer.Reservation;
import io.holdfast.api.answer.Settled;
import io.holdfast.api.answer.States;
import io.holdfast.api.command.FakeViews;
import io.holdfast.schemas.AvroSerde;
import io.holdfast.schemas.Schemas;
import io.holdfast.schemas.Topics;
import io.holdfast.schemas.reply.Reply;
import io.holdfast.schemas.view.Cause;
import io.holdfast.schemas.view.EventStatus;
import io.holdfast.schemas.view.ReservationStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecidedViewsTest {

    private static final String KEY = States.EVENT + "/" + States.RESERVATION;

    private final AvroSerde<Reply> serde = new AvroSerde<>(Topics.REPLIES, Reply.class, Schemas.carried());
    private final FakeViews published = new FakeViews();
    private final DecidedStates decided = new DecidedStates(2);
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Views views = new DecidedViews(published, decided, key -> Optional.ofNullable(receipts.get(key)));
    private final List<String> heard = new ArrayList<>();
    private final Replies replies = new Replies(
            Schemas.carried(),
            decided,
            // Whoever is told can read it.
            (key, cause) -> heard.add("%s %s %s".formatted(key, cause, status())));

    @Test
    void a_reply_can_be_read_before_waiters_are_told() {
        told(KEY, 8, ReservationStatus.HELD);

        assertThat(heard).containsExactly(KEY + " 3:8 Optional[HELD]");
        assertThat(reservation().state().decided().settled()).isEqualTo(Settled.DECIDED);
        assertThat(views.hasReservation(States.EVENT, States.RESERVATION)).isTrue();
        assertThat(views.hasReservation(States.EVENT, "cart-2")).isFalse();
    }

    @Test
    void what_is_committed_takes_the_place_of_what_was_decided() {
        told(KEY, 8, ReservationStatus.HELD);
        publish(Reservation.Status.HELD, 8);

        assertThat(reservation().state().decided().settled()).isEqualTo(Settled.COMMITTED);
    }

    @Test
    void a_sale_is_told_with_its_receipt_whether_it_is_committed_or_not() {
        var sent = new Receipt(Receipt.Status.SENT, Optional.of("print-a"));
        receipts.put(KEY, sent);

        told(KEY, 8, ReservationStatus.SOLD);
        assertThat(reservation().state().receipt()).contains(sent);
        publish(Reservation.Status.SOLD, 8);
        assertThat(reservation().state().receipt()).contains(sent);

        publish(Reservation.Status.HELD, 9);
        assertThat(reservation().state().receipt()).isEmpty();
    }

    @Test
    void a_decision_is_ahead_of_an_older_view() {
        publish(Reservation.Status.HELD, 8);
        told(KEY, 9, ReservationStatus.RELEASED);

        assertThat(status()).contains(Reservation.Status.RELEASED);
        assertThat(reservation().reaches(new Position(3, 9))).isTrue();
    }

    @Test
    void a_reply_that_comes_after_the_view_changes_nothing() {
        publish(Reservation.Status.RELEASED, 9);
        told(KEY, 8, ReservationStatus.HELD);

        assertThat(status()).contains(Reservation.Status.RELEASED);
    }

    @Test
    void a_view_that_is_known_to_be_behind_is_not_looked_at() {
        others(7);
        told(KEY, 8, ReservationStatus.HELD);
        // Of a view that has come to 3:7 it can't have more to say; were it looked at, it would be believed.
        published.put(States.reservation(Reservation.Status.RELEASED, 9));

        assertThat(status()).contains(Reservation.Status.HELD);
    }

    @Test
    void a_view_that_has_come_past_a_decision_is_looked_at() {
        others(9);
        told(KEY, 8, ReservationStatus.HELD);
        published.put(States.reservation(Reservation.Status.RELEASED, 9));

        assertThat(status()).contains(Reservation.Status.RELEASED);
    }

    @Test
    void replies_that_overtake_each_other_leave_the_newer() {
        told(KEY, 9, ReservationStatus.RELEASED);
        told(KEY, 8, ReservationStatus.HELD);

        assertThat(status()).contains(Reservation.Status.RELEASED);
    }

    @Test
    void what_was_forgotten_by_the_owner_is_not_remembered_here() {
        told(KEY, 8, ReservationStatus.RELEASED);
        // A tombstone: the listener hears of it, and the view is empty.
        decided.arrived(KEY, new Position(3, 20));

        assertThat(status()).isEmpty();
    }

    @Test
    void an_older_commit_does_not_take_a_newer_decision_away() {
        told(KEY, 9, ReservationStatus.RELEASED);
        publish(Reservation.Status.HELD, 8);

        assertThat(status()).contains(Reservation.Status.RELEASED);
    }

    @Test
    void beyond_the_bound_the_oldest_is_forgotten() {
        told(KEY, 8, ReservationStatus.HELD);
        told(States.EVENT + "/cart-2", 9, ReservationStatus.HELD);
        told(States.EVENT + "/cart-3", 10, ReservationStatus.HELD);

        assertThat(status()).isEmpty();
        assertThat(views.reservation(States.EVENT, "cart-3")).isPresent();
    }

    @Test
    void an_event_that_was_opened_can_be_sold_at_once() {
        replies.arrived(
                bytes(States.EVENT),
                serde.encode(new Reply(
                        3,
                        1L,
                        new io.holdfast.schemas.view.Event(
                                States.EVENT, "The concert", "EUR", List.of(), EventStatus.OPEN, cause(1), 1))));

        assertThat(views.event(States.EVENT).map(Seen::state).map(Event::status))
                .contains(Event.Status.OPEN);
        var events = new ArrayList<Event>();
        views.events(events::add);
        assertThat(events).extracting(Event::id).containsExactly(States.EVENT);
    }

    @Test
    void what_is_no_reply_is_passed_over() {
        replies.arrived(bytes(KEY), new byte[] {1, 2, 3});
        replies.arrived(null, null);

        assertThat(heard).isEmpty();
    }

    private Optional<Reservation.Status> status() {
        return views.reservation(States.EVENT, States.RESERVATION)
                .map(Seen::state)
                .map(Reservation::status);
    }

    private Seen<Reservation> reservation() {
        return views.reservation(States.EVENT, States.RESERVATION).orElseThrow();
    }

    private void publish(Reservation.Status status, long offset) {
        published.put(States.reservation(status, offset));
        decided.arrived(KEY, States.at(offset));
    }

    /** The view has come so far, about somebody else. */
    private void others(long offset) {
        decided.arrived(States.EVENT + "/cart-0", States.at(offset));
    }

    private void told(String key, long offset, ReservationStatus status) {
        var state = io.holdfast.schemas.view.Reservation.newBuilder()
                .setEvent(States.EVENT)
                .setReservation(key.substring(key.indexOf('/') + 1))
                .setStatus(status)
                .setSeats(List.of("A-1-1"))
                .setHoldSeconds(300)
                .setVersion(1)
                .setPriceMinor(4_500L)
                .setCurrency("EUR")
                .setDecided(cause(offset))
                .build();
        replies.arrived(bytes(key), serde.encode(new Reply(3, offset, state)));
    }

    private static Cause cause(long offset) {
        return new Cause(3, offset, States.NOW, null);
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
