package io.holdfast.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How many outcomes/s one target had for each of another's, turn by turn: both were measured within minutes of each other, and the machine may
 * be another one an hour later.
 *
 * @param load as {@link io.holdfast.bench.load.Load#words()} has it
 * @param byTurn one for each turn
 */
record Ratios(String of, String to, String load, List<Double> byTurn) {

    /** Of the target over each other one, at each load, in the order in which they are first met. */
    static List<Ratios> of(String target, List<Report> reports) {
        var ratios = new ArrayList<Ratios>();
        for (String other : reports.stream().map(Report::target).distinct().toList()) {
            if (!other.equals(target)) {
                reports.stream()
                        .map(report -> report.asked().load().words())
                        .distinct()
                        .map(load -> new Ratios(target, other, load, byTurn(target, other, load, reports)))
                        .filter(ratio -> !ratio.byTurn.isEmpty())
                        .forEach(ratios::add);
            }
        }
        return ratios;
    }

    private static List<Double> byTurn(String target, String other, String load, List<Report> reports) {
        var byTurn = new ArrayList<Double>();
        for (int turn :
                reports.stream().map(report -> report.asked().turn()).distinct().toList()) {
            List<Double> first = rates(target, load, turn, reports);
            List<Double> second = rates(other, load, turn, reports);
            if (!first.isEmpty() && !second.isEmpty() && second.getFirst() > 0) {
                byTurn.add(first.getFirst() / second.getFirst());
            }
        }
        return byTurn;
    }

    private static List<Double> rates(String target, String load, int turn, List<Report> reports) {
        return reports.stream()
                .filter(report -> report.target().equals(target)
                        && report.asked().turn() == turn
                        && report.asked().load().words().equals(load))
                .map(report -> report.phase().outcomesPerSecond())
                .toList();
    }
}
