package io.holdfast.hold.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.hold.seat.Command;
import io.holdfast.hold.seat.Fact;
import io.holdfast.hold.seat.Reservation;
import io.holdfast.schemas.SameName;
import io.holdfast.schemas.command.PaymentOutcome;
import io.holdfast.schemas.fact.PaymentFailureCause;
import io.holdfast.schemas.fact.PlacesRefusalReason;
import io.holdfast.schemas.fact.RefusalReason;
import io.holdfast.schemas.view.SeatReason;
import io.holdfast.schemas.view.Settlement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SameNameTest {

    private static final String LATER = "OTHER";

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Fact.CommandRefused.Reason.class, RefusalReason.class),
                Arguments.of(Fact.PlacesRefused.Problem.class, PlacesRefusalReason.class),
                Arguments.of(Reservation.UnavailableSeat.Reason.class, SeatReason.class),
                Arguments.of(Reservation.FailureCause.class, PaymentFailureCause.class),
                Arguments.of(Reservation.Settlement.class, Settlement.class),
                Arguments.of(Command.RecordPayment.Outcome.class, PaymentOutcome.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_log_can_say_all_that_the_rules_say_and_that_a_later_version_said_more(
            Class<? extends Enum<?>> rules, Class<? extends Enum<?>> log) {
        assertThat(names(log))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(names(rules).stream(), Stream.of(LATER)).toList());
    }

    @Test
    void what_only_a_later_version_knows_is_not_guessed() {
        assertThatThrownBy(() -> SameName.of(Reservation.UnavailableSeat.Reason.class, SeatReason.OTHER))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("later version");
        assertThatThrownBy(() -> SameName.of(Reservation.FailureCause.class, null))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
