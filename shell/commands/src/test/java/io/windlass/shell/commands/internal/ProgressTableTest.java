package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.shell.commands.ClientTerminal.Size;
import io.windlass.shell.commands.internal.ProgressRow.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTableTest {

    private static final Instant BEGIN = Hosts.NOW;

    @Test
    void hasARowForEachMachine() {
        ProgressTable table = new ProgressTable("created", List.of("ci-01", "ci-02", "ci-03", "ci-04"));
        table.change("ci-01", row -> row.begin(BEGIN).with("Waiting for SSH..."));
        table.change("ci-02", row -> row.begin(BEGIN).with("quota").end(State.FAILED, BEGIN.plusSeconds(3)));
        table.change("ci-03", row -> row.begin(BEGIN).end(State.DONE, BEGIN.plusSeconds(12)));
        table.change("unknown", row -> row.with("dropped"));

        assertThat(table.lines(BEGIN.plusSeconds(100), new Size(80, 24)))
                .containsExactly(
                        "ci-01   working    100 s   Waiting for SSH...",
                        "ci-02   failed       3 s   quota",
                        "ci-03   created     12 s",
                        "ci-04   waiting");
    }

    @Test
    void cutsWhatIsTooWide() {
        ProgressTable table = new ProgressTable("created", List.of("a", "b"));
        table.change("a", row -> row.begin(BEGIN).with("äöü".repeat(20)));

        assertThat(table.lines(BEGIN, new Size(30, 24)))
                .containsExactly("a    working      0 s   äöüäö…", "b    waiting");
        assertThat(table.lines(BEGIN, new Size(1, 24))).containsExactly("…", "…");
    }

    @Test
    void sumsUpWhatIsTooMuchAndKeepsWhatIsWorthSeeing() {
        ProgressTable table = new ProgressTable("stopped", names(100));
        names(60).forEach(name -> table.change(name, row -> row.begin(BEGIN).end(State.DONE, BEGIN)));
        table.change("m7", row -> row.end(State.FAILED, BEGIN));
        table.change("m90", row -> row.begin(BEGIN));

        assertThat(table.lines(BEGIN, new Size(80, 6)))
                .containsExactly(
                        "m7    failed       0 s",
                        "m60   waiting",
                        "m61   waiting",
                        "m90   working      0 s",
                        "... and 96 more: 59 stopped, 37 waiting");
    }

    @Test
    void isAlwaysLowerThanTheScreen() {
        ProgressTable table = new ProgressTable("stopped", names(100));

        assertThat(table.lines(BEGIN, new Size(80, 101))).hasSize(100);
        assertThat(table.lines(BEGIN, new Size(80, 100))).hasSize(99);
        assertThat(table.lines(BEGIN, new Size(80, 3))).hasSize(2);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(number -> "m" + number).toList();
    }
}
