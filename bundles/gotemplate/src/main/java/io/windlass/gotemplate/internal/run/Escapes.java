package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Rune;
import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.print.Print;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;

/** The functions that make a text safe in a document of another language. */
final class Escapes {
    private static final Value NO_VALUE = new Value.Text("<no value>");

    private Escapes() {}

    /** What is printed for a value: of a pointer its target. */
    static Value printable(Value value) {
        return value == Value.None.NONE ? NO_VALUE : value.indirect();
    }

    private static String text(Work work, List<Value> given) {
        return Print.values(work, given.stream().map(Escapes::printable).toList());
    }

    static String html(Work work, List<Value> given) {
        Buffer out = new Buffer(work);
        text(work, given)
                .chars()
                .forEach(one -> out.append(
                        switch (one) {
                            case 0 -> Rune.encode(Rune.REPLACEMENT);
                            case '"' -> "&#34;";
                            case '\'' -> "&#39;";
                            case '&' -> "&amp;";
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            default -> String.valueOf((char) one);
                        }));
        return out.toString();
    }

    static String js(Work work, List<Value> given) {
        Buffer out = new Buffer(work);
        String text = text(work, given);
        for (int at = 0; at < text.length(); ) {
            Rune rune = Rune.at(text, at);
            String bytes = text.substring(at, at + rune.width());
            out.append(
                    switch (rune.point()) {
                        case '\\', '\'', '"' -> "\\" + bytes;
                        case '<', '>', '&', '=' -> unicode(rune.point());
                        default ->
                            Rune.isPrintable(rune.point()) || rune.point() == 0x7F ? bytes : unicode(rune.point());
                    });
            at += rune.width();
        }
        return out.toString();
    }

    private static String unicode(int point) {
        return "\\u" + String.format("%04X", point);
    }

    static String query(Work work, List<Value> given) {
        Buffer out = new Buffer(work);
        text(work, given).chars().forEach(one -> {
            boolean plain = (one >= 'a' && one <= 'z')
                    || (one >= 'A' && one <= 'Z')
                    || (one >= '0' && one <= '9')
                    || "-_.~".indexOf(one) >= 0;
            out.append(plain ? String.valueOf((char) one) : one == ' ' ? "+" : String.format("%%%02X", one));
        });
        return out.toString();
    }
}
