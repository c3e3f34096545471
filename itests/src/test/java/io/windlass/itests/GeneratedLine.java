package io.windlass.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Command lines at random, with what people mistype and what attackers try. None of them can change a store. */
final class GeneratedLine {
    /** Without {@code events} and {@code shell}, which end when they are told to. */
    private static final List<String> COMMANDS = List.of(
            "active",
            "cancel",
            "config",
            "create",
            "env",
            "export",
            "help",
            "import",
            "inspect",
            "ip",
            "kill",
            "ls",
            "mount",
            "orphans",
            "provision",
            "regenerate-certs",
            "restart",
            "rm",
            "scp",
            "ssh",
            "start",
            "status",
            "stop",
            "update",
            "upgrade",
            "url",
            "version",
            "__complete",
            "nosuch",
            "LS",
            "",
            "-",
            "create ls");

    private static final List<String> OPTIONS = List.of(
            "--filter",
            "--format",
            "-f",
            "-q",
            "-t",
            "--timeout",
            "-d",
            "--driver",
            "--driver=nosuch",
            "--shell",
            "-u",
            "--swarm",
            "--nosuch",
            "-x",
            "--",
            "-",
            "--=",
            "---",
            "-l",
            "--selector",
            "--label",
            "--count",
            "--parallel",
            "--no-proxy",
            "--engine-opt",
            "--engine-env=",
            "--tls-san",
            "--generic-ip-address",
            "--generic-ssh-port",
            "--dry-run",
            "--force",
            "-y",
            "--native-ssh",
            "-h",
            "--help",
            "--debug",
            "--quiet=maybe",
            "--force=2",
            "-r",
            "-rd",
            "--client-certs");

    private static final List<String> VALUES = List.of(
            "nosuch",
            "nosuch-{1..3}",
            "nosuch-{01..}",
            "nosuch-{9..1}",
            "nosuch-{1..99999999999}",
            "{{{",
            "..",
            "../nosuch",
            "/proc/nosuch/x",
            "/dev/null/x",
            "a b",
            "ä",
            "\u202e",
            "\n",
            "\t",
            "'",
            "\"",
            "`id`",
            "$(id)",
            "%s%n",
            "\\",
            "*",
            "[",
            "",
            "-1",
            "0",
            "65536",
            "99999999999999999999",
            "1e9",
            "NaN",
            "true",
            "name=[",
            "state=",
            "=x",
            "x=",
            "swarm=x",
            "label=a=b",
            "tcp://[::1",
            "http://x y",
            "nosuch:",
            "nosuch:/x",
            ":/x",
            "a@nosuch:/x",
            "x".repeat(5_000),
            "{{",
            "{{.Name}}");

    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{{.Name}}",
            "{{.Nosuch}}",
            "{{-",
            "-}}",
            "{{range .}}",
            "{{end}}",
            "{{else}}",
            "{{if .}}",
            "{{with .Driver}}",
            "{{define \"x\"}}",
            "{{template \"x\" .}}",
            "{{template \"nosuch\"}}",
            "{{/* ",
            "*/}}",
            "{{index . 99}}",
            "{{index .Name 0}}",
            "{{len 3}}",
            "{{printf \"%",
            "%999999999d",
            "\" .}}",
            "{{json .}}",
            "{{prettyjson .Driver}}",
            "{{.Driver.IPAddress}}",
            "{{$x := .}}",
            "{{$x}}",
            "{{$y}}",
            "{{call .}}",
            "{{slice .Name 5 1}}",
            "{{eq .Name 1}}",
            "{{and}}",
            "{{not}}",
            "| json",
            "{{block \"x\" .}}",
            "{{template \"x\" .}}{{define \"x\"}}{{template \"x\" .}}{{end}}",
            "table ",
            "\\t",
            "\n",
            "é",
            "\"",
            "`",
            "{{`");

    private final Random random;

    GeneratedLine(long seed) {
        this.random = new Random(seed);
    }

    List<String> next(String existing) {
        return switch (random.nextInt(4)) {
            case 0 -> List.of("ls", "-f", template());
            case 1 -> List.of("inspect", "-f", template(), existing);
            default -> line();
        };
    }

    private List<String> line() {
        List<String> words = new ArrayList<>();
        words.add(one(COMMANDS));
        // There is always a driver, and always a folder to write into, that cannot be.
        switch (words.getFirst()) {
            case "create" -> words.addAll(List.of("-d", "nosuch"));
            case "export" -> words.add("/proc/nosuch/x");
            default -> {}
        }
        for (int count = random.nextInt(5); count > 0; count--) {
            words.add(one(random.nextBoolean() ? OPTIONS : VALUES));
        }
        return words;
    }

    private String template() {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(6); count > 0; count--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    private String one(List<String> among) {
        return among.get(random.nextInt(among.size()));
    }
}
