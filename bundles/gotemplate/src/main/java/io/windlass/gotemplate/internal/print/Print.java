package io.windlass.gotemplate.internal.print;

import io.windlass.gotemplate.internal.bytes.Buffer;
import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.value.Value;
import java.util.List;

/** Go's Sprint and Sprintln. */
public final class Print {
    private Print() {}

    /** A value in its default form, as {@code %v} prints it. */
    public static String value(Work work, Value value) {
        return value(work, value, 'v');
    }

    /** A value as one verb prints it. */
    public static String value(Work work, Value value, int verb) {
        Buffer out = new Buffer(work);
        new Printer(out, Spec.PLAIN).print(value, verb);
        return out.toString();
    }

    /** Values with a space between any two of which neither is a string. */
    public static String values(Work work, List<Value> values) {
        Buffer out = new Buffer(work);
        Printer printer = new Printer(out, Spec.PLAIN);
        boolean afterText = true;
        for (Value value : values) {
            boolean text = value instanceof Value.Text;
            out.append(afterText || text ? "" : " ");
            printer.print(value, 'v');
            afterText = text;
        }
        return out.toString();
    }

    /** Values with spaces between them and a newline behind. */
    public static String line(Work work, List<Value> values) {
        Buffer out = new Buffer(work);
        Printer printer = new Printer(out, Spec.PLAIN);
        String separator = "";
        for (Value value : values) {
            out.append(separator);
            printer.print(value, 'v');
            separator = " ";
        }
        return out.append("\n").toString();
    }
}
