package io.windlass.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

    @ParameterizedTest
    @CsvSource({
        "'\u001b[31mred\u001b[0m', red",
        "'\u001b[38;5;1mred\u001b[?25l', red",
        "'\u009b31mred', red",
        "'\u001b]0;title\u0007text', text",
        "'\u001b]52;c;aGk=\u001b\\text', text",
        "'\u001bP1$r\u001b\\text', text",
        "'\u001b(Btext\u001bc', text",
        "'\u001b\u001b[31mtext\u001b', text",
        "'bell\u0007back\b\u007f', bellback",
        "'one\r\ntwo\rthree\n', 'one\ntwo\nthree\n'",
        "'tab\tstays', 'tab\tstays'",
        "'umlaut \u00e4 smile \ud83d\ude00', 'umlaut \u00e4 smile \ud83d\ude00'"
    })
    void leavesOnlyText(String said, String shown) {
        assertThat(TerminalText.strip(said)).isEqualTo(shown);
    }

    @Test
    void leavesNoControlWhateverComes() {
        Random random = new Random(20261121);
        String alphabet = "\u001b\u009b\u009d\u009c\u0007[]P^_X\\;?0am \n\r\t";
        for (int round = 0; round < 5000; round++) {
            StringBuilder said = new StringBuilder();
            for (int index = 0; index < 12; index++) {
                said.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(TerminalText.strip(said.toString()))
                    .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]");
        }
    }

    @Test
    void takesALongUnfinishedSequence() {
        assertThat(TerminalText.strip("kept\u001b]" + "x".repeat(1 << 20))).isEqualTo("kept");
    }
}
