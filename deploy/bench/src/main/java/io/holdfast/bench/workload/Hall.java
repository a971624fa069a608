package io.holdfast.bench.workload;

/**
 * The seats of one event, numbered from 0: row by row from the front.
 *
 * @param seatsPerRow an even number, so that pairs fill a row
 */
record Hall(String event, int rows, int seatsPerRow) {

    static final int SEATS_PER_ROW = 200;

    Hall {
        if (rows < 1 || seatsPerRow < 2 || seatsPerRow % 2 != 0) {
            throw new IllegalArgumentException("a hall has rows of pairs");
        }
    }

    /** A hall with at least this number of pairs. */
    static Hall ofPairs(String event, int pairs) {
        int perRow = SEATS_PER_ROW / 2;
        return new Hall(event, Math.max(1, (pairs + perRow - 1) / perRow), SEATS_PER_ROW);
    }

    int pairs() {
        return rows * seatsPerRow / 2;
    }

    String seat(int number) {
        return "A-" + (number / seatsPerRow + 1) + "-" + (number % seatsPerRow + 1);
    }
}
