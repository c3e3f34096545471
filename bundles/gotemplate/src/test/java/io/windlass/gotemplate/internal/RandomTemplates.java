package io.windlass.gotemplate.internal;

import java.util.List;
import java.util.Random;

/** Makes up templates: some that follow the grammar, some that almost do, some that are noise. */
final class RandomTemplates {
    private static final List<String> WORDS = List.of(
            "{{",
            "}}",
            "{{- ",
            " -}}",
            "if",
            "else",
            "end",
            "range",
            "with",
            "define",
            "template",
            "block",
            "break",
            "continue",
            "nil",
            "true",
            ".",
            ".A",
            ".B.C",
            "$",
            "$x",
            "$x :=",
            "$x =",
            "$i, $x :=",
            ":=",
            "=",
            ",",
            "|",
            "(",
            ")",
            " ",
            " ",
            " ",
            "\n",
            "\"",
            "\"a\"",
            "`",
            "`b`",
            "'",
            "'c'",
            "/*",
            "*/",
            "0",
            "1",
            "-1",
            "2.5",
            "1e3",
            "0x1F",
            "1i",
            "1_0",
            "99999999999999999999",
            "printf",
            "print",
            "index",
            "len",
            "slice",
            "eq",
            "lt",
            "and",
            "or",
            "not",
            "html",
            "js",
            "urlquery",
            "call",
            "json",
            "prettyjson",
            "\"%v %d %s\"",
            "\"%*d\"",
            "\"%[2]q\"",
            "\"%#v\"",
            "\"%999999d\"",
            "nope",
            "é",
            "\uD800",
            "\u0000",
            "x",
            "\\",
            "%");

    private static final List<String> FUNCTIONS = List.of(
            "and",
            "or",
            "not",
            "len",
            "index",
            "slice",
            "eq",
            "ne",
            "lt",
            "le",
            "gt",
            "ge",
            "print",
            "println",
            "printf",
            "html",
            "js",
            "urlquery",
            "call",
            "json",
            "prettyjson");

    private static final List<String> CALLS = List.of(
            "print X Y",
            "println X Y",
            "and X Y",
            "or X Y",
            "not X",
            "html X Y",
            "js X",
            "urlquery X",
            "json X",
            "prettyjson X",
            "len (print X)",
            "index (print X 1) 0",
            "slice (print X 1 Y) 1",
            "eq (print X) (print Y)",
            "lt (len (print X)) 5",
            "ge (print X) (print Y)",
            "eq X X",
            "len $",
            "index $ 0",
            "index $ \"A\"",
            "ne X Y",
            "eq nil X Y");

    private static final List<String> OPERANDS = List.of(
            ".",
            ".A",
            ".B",
            ".C",
            ".D",
            ".A.B",
            ".B.E",
            ".Name",
            ".State",
            ".Options",
            ".Nothing",
            ".Labels",
            ".Inner.Env",
            "$",
            "$.A",
            "$x",
            "nil",
            "true",
            "false",
            "0",
            "1",
            "2",
            "-1",
            "3.0",
            "0.5",
            "1e21",
            "'a'",
            "1i",
            "\"\"",
            "\"a\"",
            "\"é\"",
            "\"A\"",
            "`<&>`",
            "\"\\xff\"",
            "(index \"a\" 0)");

    private static final List<String> FORMATS = List.of(
            "v", "+v", "#v", "d", "s", "q", "x", "X", "5d", "-5s", "05d", ".2f", "g", "e", "t", "T", "c", "U", "b", "o",
            "#x", "+q", " x", "8.3f", "*d", ".*f", "[1]v", "[2]d", "z", "!", "", "%", ".3s", "+d", "#g", "#o", "O",
            "#q", "#U", "G");

    private final Random random;

    RandomTemplates(long seed) {
        this.random = new Random(seed);
    }

    /** Any of the three kinds. */
    String any() {
        return switch (random.nextInt(3)) {
            case 0 -> noise();
            case 1 -> spoiled(grammatical());
            default -> grammatical();
        };
    }

    /** A template that parses, mostly. */
    String grammatical() {
        return "{{$x := " + operand(0) + "}}" + statements(random.nextInt(3));
    }

    private String noise() {
        StringBuilder text = new StringBuilder("{{");
        for (int count = random.nextInt(20); count > 0; count--) {
            text.append(random.nextInt(20) == 0 ? String.valueOf((char) random.nextInt(0x800)) : one(WORDS));
            text.append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    /** With a few characters lost, doubled or changed. */
    private String spoiled(String good) {
        StringBuilder text = new StringBuilder(good);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, text.charAt(at));
                default -> text.insert(at, one(WORDS));
            }
        }
        return text.toString();
    }

    private String statements(int depth) {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(2); count > 0; count--) {
            text.append(statement(depth));
        }
        return text.toString();
    }

    private String statement(int depth) {
        int kinds = depth == 0 ? 3 : 10;
        return switch (random.nextInt(kinds)) {
            case 0 -> one(List.of("text ", " \n", "é"));
            case 1, 2 -> "{{" + pipeline(2) + "}}";
            case 3 ->
                "{{if " + pipeline(1) + "}}" + statements(depth - 1) + "{{else}}" + statements(depth - 1) + "{{end}}";
            case 4 -> "{{if " + pipeline(1) + "}}" + statements(depth - 1) + "{{else if .A}}a{{else}}b{{end}}";
            case 5 -> "{{range " + pipeline(1) + "}}" + statements(depth - 1) + "{{else}}none{{end}}";
            case 6 -> "{{range $i, $x := " + pipeline(1) + "}}" + statements(depth - 1) + "{{break}}{{end}}";
            case 7 ->
                "{{- block \"b" + random.nextInt(9) + "\" " + pipeline(1) + " -}} " + statements(depth - 1) + "{{end}}";
            case 8 -> "{{with $x := " + pipeline(1) + "}}" + statements(depth - 1) + "{{end}}";
            default -> "{{$x = " + pipeline(2) + "}}{{template \"b" + random.nextInt(9) + "\" $x}}";
        };
    }

    private String pipeline(int depth) {
        StringBuilder text = new StringBuilder(command(depth));
        while (random.nextInt(4) == 0) {
            text.append(" | ").append(command(depth));
        }
        return text.toString();
    }

    private String command(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> operand(depth);
            case 2 -> wild(depth);
            case 3 -> printf(depth);
            default -> one(CALLS).replace("X", operand(depth)).replace("Y", operand(depth));
        };
    }

    private String printf(int depth) {
        return "printf \"%" + one(FORMATS) + "|%" + one(FORMATS) + "\" " + operand(depth) + " " + operand(depth);
    }

    /** Any function with any arguments; most do not suit it. */
    private String wild(int depth) {
        StringBuilder text = new StringBuilder(one(FUNCTIONS));
        for (int count = random.nextInt(4); count > 0; count--) {
            text.append(' ').append(operand(depth));
        }
        return text.toString();
    }

    private String operand(int depth) {
        return depth > 0 && random.nextInt(5) == 0 ? "(" + pipeline(depth - 1) + ")" : one(OPERANDS);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
