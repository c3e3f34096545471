package io.windlass.itests.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is installed on a fake host. */
final class Programs {
    private static final String OS_RELEASE = """
            NAME="Fake OS"
            PRETTY_NAME="Fake OS 1"
            ID=fakeos
            VERSION_ID=1
            """;
    private static final int LONGEST_INPUT = 1 << 20;

    private final FakeHost host;

    Programs(FakeHost host) {
        this.host = host;
    }

    Answer run(List<String> words, InputStream input) throws IOException {
        return switch (String.join(" ", words)) {
            case "true" -> Answer.said("");
            case "cat /etc/os-release" -> Answer.said(OS_RELEASE);
            case "cat /proc/sys/kernel/random/boot_id" -> Answer.said(host.bootId() + "\n");
            case "shutdown -r now" -> reboot();
            case "fake-engine upgrade" -> host.engine().upgrade();
            case "fake-engine certify" -> host.engine().certify(text(input));
            default -> other(words, input);
        };
    }

    private Answer other(List<String> words, InputStream input) throws IOException {
        if (words.size() == 3
                && words.getFirst().equals("fake-engine")
                && words.get(1).equals("install")) {
            return host.engine().install(words.get(2), text(input));
        }
        // What the platform sends to reboot a host from inside.
        if (words.size() == 3 && words.getFirst().equals("sh") && words.get(2).contains("shutdown -r now")) {
            return reboot();
        }
        return Answer.failed(127, "sh: 1: " + (words.isEmpty() ? "" : words.getFirst()) + ": not found");
    }

    private Answer reboot() {
        host.rebootSoon();
        return Answer.said("");
    }

    private static String text(InputStream input) throws IOException {
        return new String(input.readNBytes(LONGEST_INPUT), StandardCharsets.UTF_8);
    }
}
