package io.holdfast.bench.report;

import io.holdfast.bench.load.Callers;
import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Latency against rate, as SVG: for each target p50 as a line and p99 as a dashed one, both axes logarithmic. A cross marks a rate that a target
 * could not keep up with: what it answers there says how long the queue was, not how fast it is.
 */
public final class Chart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 160;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final int DOT = 3;
    private static final int LINE = 20;

    /** Below this share of what was due, a target did not keep up. */
    private static final double KEPT_UP = 0.95;

    /** Told apart by people who see colours otherwise, too (Okabe and Ito). */
    private static final List<String> COLOURS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7");

    private record Point(double rate, double p50, double p99, boolean keptUp) {}

    private Chart() {}

    /** The picture. */
    public static String svg(List<Report> reports) {
        Map<String, List<Point>> targets = new LinkedHashMap<>();
        for (Report report : reports) {
            targets.computeIfAbsent(report.target(), _ -> new ArrayList<>()).add(point(report));
        }
        List<Point> all = targets.values().stream().flatMap(List::stream).toList();
        Axis x = Axis.over(all.stream().map(Point::rate).toList(), LEFT, WIDTH - RIGHT);
        Axis y = Axis.over(all.stream().mapMulti(Chart::latencies).toList(), HEIGHT - BOTTOM, TOP);
        var svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        String workload = reports.isEmpty() ? "" : reports.getFirst().workload();
        line(svg, "<text x=\"%d\" y=\"24\" font-size=\"15\">%s: latency against rate</text>", LEFT, workload);
        axes(svg, x, y);
        int index = 0;
        for (var target : targets.entrySet()) {
            String colour = COLOURS.get(index % COLOURS.size());
            List<Point> points = target.getValue().stream()
                    .sorted(Comparator.comparingDouble(Point::rate))
                    .toList();
            curve(svg, x, y, points, colour);
            legend(svg, target.getKey(), colour, TOP + 10 + index * 3 * LINE);
            index++;
        }
        return svg.append("</svg>\n").toString();
    }

    private static double rate(Report report) {
        return switch (report.asked().load()) {
            case Schedule schedule -> schedule.ratePerSecond();
            case Callers callers -> throw new IllegalArgumentException(callers.words() + " are no rate");
        };
    }

    private static Point point(Report report) {
        Counts total = report.phase().total();
        Percentiles latency = Percentiles.of(total.latencyMicros());
        double due = total.calls() / report.phase().seconds();
        boolean keptUp = report.phase().outcomesPerSecond() >= KEPT_UP * due;
        return new Point(rate(report), latency.p50(), latency.p99(), keptUp);
    }

    private static void latencies(Point point, java.util.function.Consumer<Double> values) {
        values.accept(point.p50());
        values.accept(point.p99());
    }

    private static void axes(StringBuilder svg, Axis x, Axis y) {
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            line(svg, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#dddddd\"/>", at, y.start(), y.end());
            line(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", at, y.start() + 16, label(tick));
        }
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            line(svg, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"#dddddd\"/>", x.start(), at, x.end());
            line(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>", x.start() - 6, at + 4, label(tick));
        }
        line(
                svg,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">arrivals in a second</text>",
                (x.start() + x.end()) / 2,
                HEIGHT - 20);
        double middle = (y.start() + y.end()) / 2;
        line(
                svg,
                "<text transform=\"translate(18 %.1f) rotate(-90)\" text-anchor=\"middle\">milliseconds</text>",
                middle);
    }

    private static void curve(StringBuilder svg, Axis x, Axis y, List<Point> points, String colour) {
        var p50 = new StringBuilder();
        var p99 = new StringBuilder();
        for (Point point : points) {
            String command = p50.isEmpty() ? "M" : "L";
            p50.append(text("%s%.1f %.1f", command, x.at(point.rate()), y.at(point.p50())));
            p99.append(text("%s%.1f %.1f", command, x.at(point.rate()), y.at(point.p99())));
            mark(svg, x.at(point.rate()), y.at(point.p50()), point.keptUp(), colour);
            mark(svg, x.at(point.rate()), y.at(point.p99()), point.keptUp(), colour);
        }
        line(svg, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", p50, colour);
        line(
                svg,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
                p99,
                colour);
    }

    private static void mark(StringBuilder svg, double x, double y, boolean keptUp, String colour) {
        if (keptUp) {
            line(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"/>", x, y, DOT, colour);
        } else {
            line(svg, "<path d=\"M%.1f %.1fl8 8m0 -8l-8 8\" stroke=\"%s\" stroke-width=\"2\"/>", x - 4, y - 4, colour);
        }
    }

    private static void legend(StringBuilder svg, String target, String colour, int y) {
        int x = WIDTH - RIGHT + 14;
        line(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\" font-weight=\"bold\">%s</text>", x, y, colour, target);
        line(svg, "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"2\"/>", x, y + 12, colour);
        line(svg, "<text x=\"%d\" y=\"%d\">p50</text>", x + 30, y + 16);
        line(
                svg,
                "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>",
                x + 62,
                y + 12,
                colour);
        line(svg, "<text x=\"%d\" y=\"%d\">p99</text>", x + 92, y + 16);
    }

    private static String label(double tick) {
        return tick >= 1 ? text("%.0f", tick) : text("%s", Double.toString(Math.rint(tick * 1_000) / 1_000));
    }

    // The annotation that is asked for would be a dependency of its own.
    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(text(format, values)).append('\n');
    }
}
