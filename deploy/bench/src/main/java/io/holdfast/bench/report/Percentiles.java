package io.holdfast.bench.report;

import org.HdrHistogram.Histogram;

/** Latency in milliseconds. */
record Percentiles(long count, double p50, double p90, double p99, double p999, double max) {

    private static final double MICROS = 1_000;

    static Percentiles of(Histogram micros) {
        return new Percentiles(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(90) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getValueAtPercentile(99.9) / MICROS,
                micros.getMaxValue() / MICROS);
    }
}
