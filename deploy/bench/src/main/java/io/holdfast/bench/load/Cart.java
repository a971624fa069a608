package io.holdfast.bench.load;

/**
 * Who asked for which seats, as numbers.
 *
 * @param identity of the reservation, from 0
 * @param event the event, from 0
 * @param firstSeat first of its seats, counted through the event from 0
 * @param seats how many, side by side
 */
public record Cart(int identity, int event, int firstSeat, int seats) {}
