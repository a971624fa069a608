package io.holdfast.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.bench.load.Counts;
import io.holdfast.bench.load.Kind;
import io.holdfast.bench.load.Phase;
import io.holdfast.bench.load.Schedule;
import io.holdfast.bench.load.Timeline;
import io.holdfast.bench.measure.Costs;
import io.holdfast.bench.measure.Machine;
import io.holdfast.bench.measure.Speed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ChartTest {

    /** A run of a second, whose calls each took so long; those that are short of the rate were not sent. */
    private static Report report(String target, double rate, int settled, long tookMs) {
        var phase =
                new Phase(1, Map.of(Kind.HOLD, counts((int) rate, settled, tookMs)), 0, List.of(), 0, new Timeline());
        return new Report(
                target,
                List.of(),
                "spread",
                new Report.Asked(1, Schedule.of(rate, 1), 1, 0, 100, 2_000, 1),
                new Report.Before(90, 80),
                phase,
                new Costs(Map.of(), Optional.empty(), Map.of(), Map.of(), new Speed(0.4, 0.5, 0.6)),
                List.of(),
                List.of(),
                List.of(),
                new Machine(2, 1_000, "", "os", "jvm", 0.5));
    }

    private static Counts counts(int due, int settled, long tookMs) {
        var counts = new Counts();
        for (int i = 0; i < due; i++) {
            counts.due();
        }
        for (int i = 0; i < settled; i++) {
            counts.answer(201, tookMs * 1_000_000, true, true);
        }
        return counts;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void each_target_has_two_lines_and_a_dot_for_each_rate_that_it_kept_up_with() throws Exception {
        Document svg = parsed(Chart.svg(List.of(
                report("design-a", 100, 100, 1),
                report("design-a", 1_000, 1_000, 2),
                report("pipeline", 100, 100, 8),
                report("pipeline", 1_000, 500, 900))));

        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(6);
        assertThat(svg.getDocumentElement().getTextContent()).contains("design-a", "pipeline", "spread");
    }

    @Test
    void an_axis_shows_whole_decades() {
        Axis axis = Axis.over(List.of(3.0, 250.0), 0, 300);

        assertThat(axis.from()).isEqualTo(1);
        assertThat(axis.to()).isEqualTo(1_000);
        assertThat(axis.at(10)).isEqualTo(100);
        assertThat(axis.at(0)).isZero();
    }

    @Test
    void nothing_measured_is_an_empty_picture() throws Exception {
        assertThat(parsed(Chart.svg(List.of())).getElementsByTagName("circle").getLength())
                .isZero();
    }
}
