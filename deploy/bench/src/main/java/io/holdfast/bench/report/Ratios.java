package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure of one target for each of another's, turn by turn: both were measured within minutes of each other, and the machine may be another one an
 * hour later.
 *
 * @param load as {@link io.holdfast.bench.load.Load#words()} has it
 * @param byTurn one for each turn
 */
record Ratios(String of, String to, String load, List<Double> byTurn) {

    /**
     * Of one target over another, at each load that both were measured at, in the order in which these are first met.
     *
     * @param figure not a number if it is unknown
     */
    static List<Ratios> between(String of, String to, List<Report> reports, ToDoubleFunction<Report> figure) {
        return reports.stream()
                .map(report -> report.asked().load().words())
                .distinct()
                .map(load -> new Ratios(of, to, load, byTurn(of, to, load, reports, figure)))
                .filter(ratio -> !ratio.byTurn.isEmpty())
                .toList();
    }

    private static List<Double> byTurn(
            String of, String to, String load, List<Report> reports, ToDoubleFunction<Report> figure) {
        var byTurn = new ArrayList<Double>();
        for (int turn :
                reports.stream().map(report -> report.asked().turn()).distinct().toList()) {
            List<Double> first = figures(of, load, turn, reports, figure);
            List<Double> second = figures(to, load, turn, reports, figure);
            if (!first.isEmpty() && !second.isEmpty() && second.getFirst() > 0) {
                byTurn.add(first.getFirst() / second.getFirst());
            }
        }
        return byTurn;
    }

    private static List<Double> figures(
            String target, String load, int turn, List<Report> reports, ToDoubleFunction<Report> figure) {
        return reports.stream()
                .filter(report -> report.target().equals(target)
                        && report.asked().turn() == turn
                        && report.asked().load().words().equals(load))
                .map(figure::applyAsDouble)
                .filter(known -> !known.isNaN())
                .toList();
    }
}
