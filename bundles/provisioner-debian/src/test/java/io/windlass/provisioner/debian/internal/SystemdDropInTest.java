package io.windlass.provisioner.debian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SystemdDropInTest {

    private static final String NASTY = "ab \t\"'\\%$`;{}()#~*?=&|<>-/.é\u4e16";

    @Test
    void plainWordsStayReadable() {
        String text = SystemdDropIn.text(List.of("/usr/bin/dockerd", "-H", "tcp://0.0.0.0:2376"), List.of("A=b"));

        assertThat(text).isEqualTo("""
                        [Service]
                        ExecStart=
                        ExecStart=/usr/bin/dockerd -H tcp://0.0.0.0:2376
                        Environment=A=b
                        """);
    }

    @Test
    void nothingIsReplacedInACommandLine() {
        assertThat(SystemdDropIn.text(List.of("/d", "$(reboot) ${HOME} %h \"x\" \\n"), List.of()))
                .contains("ExecStart=/d \"$$(reboot) $${HOME} %%h \\\"x\\\" \\\\n\"\n");
    }

    @Test
    void aDollarInTheEnvironmentIsADollar() {
        assertThat(SystemdDropIn.text(List.of("/d"), List.of("A=$b 5%"))).contains("Environment=\"A=$b 5%%\"\n");
    }

    @Test
    void anEmptyValueIsAWord() {
        assertThat(SystemdDropIn.text(List.of("/d", "--x", ""), List.of())).contains("ExecStart=/d --x \"\"\n");
    }

    @Test
    void everyValueIsReadBackAsItWas() {
        Random random = new Random(7);
        for (int round = 0; round < 5000; round++) {
            List<String> arguments = new ArrayList<>(List.of("/usr/sbin/dockerd"));
            List<String> environment = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                arguments.add(nasty(random));
                environment.add("N" + i + "=" + nasty(random));
            }
            String text = SystemdDropIn.text(arguments, environment);
            assertThat(SystemdSyntax.command(text)).as(text).isEqualTo(arguments);
            assertThat(SystemdSyntax.environment(text)).as(text).isEqualTo(environment);
        }
    }

    private static String nasty(Random random) {
        StringBuilder value = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            value.append(NASTY.charAt(random.nextInt(NASTY.length())));
        }
        return value.toString();
    }
}
