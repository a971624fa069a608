package io.holdfast.schemas.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SeatIdTest {

    /** What an id is, as briefly as it can be said. */
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]{1,16})-([1-9][0-9]{0,5})-([1-9][0-9]{0,5})");

    private static final String CHARACTERS = "AZaz0019-----.\u0661\u00e4 ";
    private static final int TRIES = 200_000;
    private static final long SEED = 17;

    private static Optional<SeatId> byPattern(String id) {
        Matcher parts = FORM.matcher(id);
        return parts.matches()
                ? Optional.of(
                        new SeatId(parts.group(1), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    @Test
    void an_id_is_what_the_pattern_says() {
        var random = new Random(SEED);
        int seats = 0;
        for (int i = 0; i < TRIES; i++) {
            String id = i % 2 == 0 ? characters(random, random.nextInt(10)) : nearly(random);
            Optional<SeatId> expected = byPattern(id);
            assertThat(SeatId.parse(id)).as(id).isEqualTo(expected);
            expected.ifPresent(seat -> assertThat(seat.id()).isEqualTo(id));
            seats += expected.isPresent() ? 1 : 0;
        }
        assertThat(seats).as("seats among them").isBetween(TRIES / 20, TRIES * 9 / 10);
    }

    private static String characters(Random random, int length) {
        return random.ints(length, 0, CHARACTERS.length())
                .mapToObj(CHARACTERS::charAt)
                .map(String::valueOf)
                .reduce("", String::concat);
    }

    /** A seat, often with something at the edge of what is allowed. */
    private static String nearly(Random random) {
        String section = "s".repeat(random.nextInt(4) == 0 ? 15 + random.nextInt(3) : 1 + random.nextInt(3));
        return section + '-' + number(random) + '-' + number(random) + (random.nextInt(10) == 0 ? "-" : "");
    }

    private static String number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt(3));
            case 1 -> Integer.toString(999_990 + random.nextInt(20));
            case 2 -> "0" + random.nextInt(100);
            case 3 -> "";
            default -> Integer.toString(1 + random.nextInt(200));
        };
    }
}
