package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Rune;
import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;

/** Go's Sprintf. */
public final class Printf {
    private final String format;
    private final List<Value> arguments;
    private final Buffer out;

    private int at;
    private int argument;

    /** Whether any directive named its argument: then none counts as left over. */
    private boolean reordered;

    private Printf(Work work, String format, List<Value> arguments) {
        this.out = new Buffer(work);
        this.format = format;
        this.arguments = arguments;
    }

    /** Prints the arguments, in which nil is {@link Value.None}. */
    public static String format(Work work, String format, List<Value> arguments) {
        return new Printf(work, format, arguments).all();
    }

    private String all() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            out.append(format.substring(at, end));
            at = end + 1;
            if (percent >= 0) {
                directive();
            }
        }
        if (!reordered && argument < arguments.size()) {
            extra();
        }
        return out.toString();
    }

    private void directive() {
        Directive directive = new Directive(format, at, argument, arguments);
        directive.read();
        reordered |= directive.isReordered();
        out.append(directive.complaints());
        at = directive.end();
        argument = directive.argument();
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        Rune verb = Rune.at(format, at);
        at += verb.width();
        if (verb.point() == '%') {
            out.append("%");
        } else if (!directive.isRight()) {
            out.append("%!" + Rune.encode(verb.point()) + "(BADINDEX)");
        } else if (argument >= arguments.size()) {
            out.append("%!" + Rune.encode(verb.point()) + "(MISSING)");
        } else {
            new Printer(out, directive.spec(verb.point())).print(arguments.get(argument++), verb.point());
        }
    }

    private void extra() {
        out.append("%!(EXTRA ");
        Printer printer = new Printer(out, Spec.PLAIN);
        String separator = "";
        for (Value value : arguments.subList(argument, arguments.size())) {
            out.append(separator);
            out.append(value == Value.None.NONE ? "" : value.type() + "=");
            printer.print(value, 'v');
            separator = ", ";
        }
        out.append(")");
    }
}
