package io.holdfast.hold.seat;

import java.util.regex.Pattern;

/**
 * A block of numbered seats at one price.
 *
 * @param name first part of its seats' ids
 * @param rows how many rows, numbered from 1
 * @param seatsPerRow how many seats in each row, numbered from 1
 * @param priceMinor price of one seat in minor units of the event's currency
 */
public record Section(String name, int rows, int seatsPerRow, long priceMinor) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,16}");

    /** Rejects what is no section. */
    public Section {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("section name must match " + NAME);
        }
        if (rows < 1 || seatsPerRow < 1 || (long) rows * seatsPerRow > Limits.SEATS_PER_EVENT) {
            throw new IllegalArgumentException("section %s must have at least 1 row of 1 seat and at most %d seats"
                    .formatted(name, Limits.SEATS_PER_EVENT));
        }
        if (priceMinor < 0 || priceMinor > Limits.PRICE_MINOR) {
            throw new IllegalArgumentException(
                    "price of section %s must be 0 to %d minor units".formatted(name, Limits.PRICE_MINOR));
        }
    }

    long seats() {
        return (long) rows * seatsPerRow;
    }
}
