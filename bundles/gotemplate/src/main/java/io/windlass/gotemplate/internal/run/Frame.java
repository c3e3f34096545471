package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.TemplateException;
import io.windlass.gotemplate.internal.bytes.Bytes;
import io.windlass.gotemplate.internal.bytes.Quotes;
import io.windlass.gotemplate.internal.syntax.Node;
import io.windlass.gotemplate.internal.syntax.ParsedText;
import io.windlass.gotemplate.internal.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A template in execution: its variables, and where it is. */
final class Frame {
    private final ParsedText parsed;
    private final String template;
    private final List<Variable> variables = new ArrayList<>();
    private Node current;

    private record Variable(String name, Value value) {}

    Frame(ParsedText parsed, String template, Node start, Value dot) {
        this.parsed = parsed;
        this.template = template;
        this.current = start;
        push("$", dot);
    }

    /** Errors from here on are about this part. */
    void at(Node node) {
        current = node;
    }

    int mark() {
        return variables.size();
    }

    /** Forgets all variables since the mark was taken. */
    void reset(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    void push(String name, Value value) {
        variables.add(new Variable(name, value));
    }

    /** Gives the variable that was pushed before {@code above} others another value. */
    void setTop(int above, Value value) {
        int at = variables.size() - 1 - above;
        if (at < 0) {
            throw failure("too few variables");
        }
        variables.set(at, new Variable(variables.get(at).name(), value));
    }

    void set(String name, Value value) {
        variables.set(find(name), new Variable(name, value));
    }

    Value get(String name) {
        return variables.get(find(name)).value();
    }

    private int find(String name) {
        for (int at = variables.size() - 1; at >= 0; at--) {
            if (variables.get(at).name().equals(name)) {
                return at;
            }
        }
        throw failure("undefined variable: " + name);
    }

    TemplateException failure(String message) {
        return new TemplateException(Bytes.text("template: " + parsed.location(current) + ": executing "
                + Quotes.quote(template) + " at <" + current + ">: " + message));
    }
}
