package io.windlass.shell.commands.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FittedTableTest {

    private static final List<List<String>> ROWS = List.of(
            List.of("NAME", "STATE", "ERRORS"),
            List.of("web", "Running", ""),
            List.of("a-very-long-name-of-a-machine", "Error", "something went quite wrong there"));

    @Test
    void aWideScreenShowsAll() {
        assertThat(new FittedTable(ROWS, 200).lines(false))
                .containsExactly(
                        "NAME                            STATE     ERRORS",
                        "web                             Running   ",
                        "a-very-long-name-of-a-machine   Error     something went quite wrong there");
    }

    @Test
    void theWidestColumnsGiveWay() {
        assertThat(new FittedTable(ROWS, 40).lines(false))
                .containsExactly(
                        "NAME            STATE     ERRORS",
                        "web             Running   ",
                        "a-very-long-\u2026   Error     something wen\u2026")
                .allMatch(line -> line.length() <= 40);
    }

    @Test
    void columnsAreNeverTooNarrowToMeanAnything() {
        assertThat(new FittedTable(ROWS, 3).lines(false)).element(2).isEqualTo("a-ve\u2026   Error   some\u2026");
    }

    @Test
    void statesHaveColoursThatTakeNoPlace() {
        List<String> lines = new FittedTable(ROWS, 200).lines(true);

        assertThat(lines.get(1)).contains("\u001b[32mRunning\u001b[0m   ");
        assertThat(lines.get(2)).contains("\u001b[31mError\u001b[0m     something");
        assertThat(lines.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")))
                .isEqualTo(new FittedTable(ROWS, 200).lines(false));
    }
}
