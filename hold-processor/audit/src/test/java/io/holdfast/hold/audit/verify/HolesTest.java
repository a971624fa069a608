package io.holdfast.hold.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.hold.audit.log.Cut;
import io.holdfast.hold.audit.log.Span;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stranger's transaction is no loss, and a loss is none of a stranger's transaction. */
class HolesTest {

    private static final int CUT = 20;

    private final Findings findings = new Findings(10);
    private final Holes holes = new Holes(new Cut.Part(0, new Span(0, CUT), CUT, Map.of(), Map.of()), findings);

    private void commands(int from, int to) {
        for (int offset = from; offset <= to; offset++) {
            holes.next(offset);
        }
    }

    private void lost(String... what) {
        assertThat(findings.violations(Promise.P10).stream().map(Violation::what))
                .containsExactly(what);
    }

    @Test
    void none() {
        commands(0, CUT - 1);
        holes.covered(CUT - 1);
        holes.end();

        lost();
        assertThat(findings.notes()).isEmpty();
    }

    @Test
    void a_digest_that_covers_as_many_commands_as_there_are_acquits_all_before_it() {
        commands(0, 3);
        commands(6, 9);
        commands(11, CUT - 1);
        holes.covered(12);
        holes.end();

        lost();
        assertThat(findings.notes())
                .containsExactly(Map.entry(
                        "offsets without a command, of somebody's transactions: no command is lost there", 3L));
    }

    @Test
    void a_digest_that_covers_more_convicts_those_before_it_alone() {
        commands(0, 3);
        commands(6, 9);
        holes.lost(9);
        commands(11, CUT - 1);
        holes.covered(CUT - 1);
        holes.end();

        lost("commands are gone: among the 2 offsets from 4 to 5, which hold none");
        assertThat(findings.notes().values()).containsExactly(1L);
    }

    @Test
    void behind_the_last_digest_a_fact_that_names_what_is_not_there_convicts() {
        commands(0, 3);
        holes.named(5);
        commands(6, 9);
        commands(11, CUT - 3);
        holes.named(CUT - 1);
        holes.end();

        lost(
                "commands are gone: among the 2 offsets from 4 to 5, which hold none",
                "commands are gone: among the 2 offsets from 18 to 19, which hold none");
        assertThat(findings.notes()).containsExactly(Map.entry("offsets without a command behind the last digest", 1L));
    }
}
