package io.windlass.gotemplate.internal.run;

import static io.windlass.gotemplate.internal.run.Parameter.ANYTHING;
import static io.windlass.gotemplate.internal.run.Parameter.REFLECTED;
import static io.windlass.gotemplate.internal.run.Parameter.STRING;

import io.windlass.gotemplate.Functions;
import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.print.Print;
import io.windlass.gotemplate.internal.print.Printf;
import io.windlass.gotemplate.internal.value.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions that a template may call, under their names. */
public final class FunctionTable {
    private static final FunctionTable BUILTIN = new FunctionTable(builtin());
    private static final FunctionTable JSON = new FunctionTable(json());

    private final Map<String, Function> functions;

    private FunctionTable(Map<String, Function> functions) {
        this.functions = Map.copyOf(functions);
    }

    public static FunctionTable of(Functions functions) {
        return switch (functions) {
            case BUILTIN -> BUILTIN;
            case JSON -> JSON;
        };
    }

    public Set<String> names() {
        return functions.keySet();
    }

    /** A function that the parser has seen to be there. */
    Function get(String name) {
        Function function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException(name);
        }
        return function;
    }

    private static Map<String, Function> builtin() {
        Map<String, Function> functions = new HashMap<>();
        functions.put("and", new Function.ShortCircuit(false));
        functions.put("or", new Function.ShortCircuit(true));
        functions.put("not", fixed(1, (given, work) -> Comparison.negated(given.getFirst())));
        functions.put("len", fixed(1, (given, work) -> Elements.length(given.getFirst())));
        functions.put("index", onMany(Elements::index));
        functions.put("slice", onMany(Elements::slice));
        functions.put("call", onMany((given, work) -> Elements.call(given)));
        functions.put("eq", onMany(Comparison::anyEqual));
        functions.put("ne", fixed(2, (given, work) -> Comparison.negated(Comparison.anyEqual(given, work))));
        functions.put("lt", fixed(2, (given, work) -> new Value.Bool(Comparison.less(given))));
        functions.put("le", fixed(2, (given, work) -> new Value.Bool(Comparison.lessOrEqual(given, work))));
        functions.put("gt", fixed(2, (given, work) -> new Value.Bool(!Comparison.lessOrEqual(given, work))));
        functions.put("ge", fixed(2, (given, work) -> new Value.Bool(!Comparison.less(given))));
        functions.put("print", printing((given, work) -> new Value.Text(Print.values(work, given))));
        functions.put("println", printing((given, work) -> new Value.Text(Print.line(work, given))));
        functions.put("printf", new Function.Ordinary(List.of(STRING), ANYTHING, FunctionTable::printf));
        functions.put("html", printing((given, work) -> new Value.Text(Escapes.html(work, given))));
        functions.put("js", printing((given, work) -> new Value.Text(Escapes.js(work, given))));
        functions.put("urlquery", printing((given, work) -> new Value.Text(Escapes.query(work, given))));
        return functions;
    }

    private static Map<String, Function> json() {
        Map<String, Function> functions = builtin();
        functions.put("json", writing((given, work) -> new Value.Text(Json.compact(work, given.getFirst()))));
        functions.put("prettyjson", writing((given, work) -> new Value.Text(Json.indented(work, given.getFirst()))));
        return functions;
    }

    private static Value printf(List<Value> given, Work work) {
        // The parameter is a string.
        String format = ((Value.Text) given.getFirst()).bytes();
        return new Value.Text(Printf.format(work, format, given.subList(1, given.size())));
    }

    private static Function fixed(int count, Function.Body body) {
        return new Function.Ordinary(Collections.nCopies(count, REFLECTED), null, body);
    }

    /** With one argument or more. */
    private static Function onMany(Function.Body body) {
        return new Function.Ordinary(List.of(REFLECTED), REFLECTED, body);
    }

    private static Function printing(Function.Body body) {
        return new Function.Ordinary(List.of(), ANYTHING, body);
    }

    private static Function writing(Function.Body body) {
        return new Function.Ordinary(List.of(ANYTHING), null, body);
    }
}
