package io.holdfast.bench.measure;

import java.util.List;
import java.util.Locale;

/**
 * How fast the machine was: the CPU time of ten thousand numbers' being sorted, again and again. Of two runs, only those can be compared in
 * which it was about the same.
 *
 * @param p10Ms a tenth of them took no longer
 * @param p50Ms nor did half of them
 * @param p90Ms nor did nine tenths
 */
public record Speed(double p10Ms, double p50Ms, double p90Ms) {

    private static final double NANOS = 1e6;

    static Speed of(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return new Speed(ms(sorted, 0.1), ms(sorted, 0.5), ms(sorted, 0.9));
    }

    private static double ms(List<Long> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1))) / NANOS;
    }

    public String line() {
        return String.format(
                Locale.ROOT, "10,000 numbers sorted in %.2f ms of CPU (p10 %.2f, p90 %.2f)", p50Ms, p10Ms, p90Ms);
    }
}
