package io.holdfast.api.model;

/**
 * A block of numbered seats at one price: seat 12 of row 1 of section A is {@code A-1-12}.
 *
 * @param name first part of its seats' ids
 * @param rows numbered from 1
 * @param seatsPerRow numbered from 1
 * @param priceMinor price of one seat in minor units of the event's currency
 */
public record Section(String name, int rows, int seatsPerRow, long priceMinor) {

    /** How many seats it has. */
    public long seats() {
        return (long) rows * seatsPerRow;
    }

    /** Id of one of its seats. */
    public String seat(int row, int number) {
        return name + '-' + row + '-' + number;
    }
}
