package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis over whole decades.
 *
 * @param from value at the one end, a power of ten
 * @param to value at the other end, a power of ten
 * @param start coordinate of {@code from}
 * @param end coordinate of {@code to}
 */
record Axis(double from, double to, double start, double end) {

    /** The narrowest that shows all of these values. */
    static Axis over(List<Double> values, double start, double end) {
        double least = values.stream()
                .filter(value -> value > 0)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
        double from = Math.pow(10, Math.floor(Math.log10(least)));
        double to = Math.pow(10, Math.ceil(Math.log10(Math.max(most, least))));
        return new Axis(from, to > from ? to : from * 10, start, end);
    }

    /** Coordinate of a value; what is too small to show lies at the beginning. */
    double at(double value) {
        double share = Math.log10(Math.max(value, from) / from) / Math.log10(to / from);
        return start + share * (end - start);
    }

    /** Where lines are drawn: 1, 2 and 5 of each decade. */
    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (double decade = from; decade <= to * 1.001; decade *= 10) {
            for (int step : new int[] {1, 2, 5}) {
                if (decade * step <= to * 1.001) {
                    ticks.add(decade * step);
                }
            }
        }
        return ticks;
    }
}
