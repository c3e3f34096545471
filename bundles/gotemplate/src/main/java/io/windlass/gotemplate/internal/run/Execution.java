package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.bytes.LimitException;
import io.windlass.gotemplate.internal.bytes.Work;
import io.windlass.gotemplate.internal.syntax.Block;
import io.windlass.gotemplate.internal.syntax.ParsedText;
import io.windlass.gotemplate.internal.value.Value;
import java.io.IOException;

/** One execution of a template and of those that it calls. */
public final class Execution {
    private final ParsedText parsed;
    private final FunctionTable functions;
    private final Work work;
    private final Output out;

    private Execution(ParsedText parsed, FunctionTable functions, Appendable out, long limit) {
        this.parsed = parsed;
        this.functions = functions;
        this.work = new Work(limit);
        this.out = new Output(out, work);
    }

    /** See {@link io.windlass.gotemplate.Template#execute}. */
    public static void run(ParsedText parsed, FunctionTable functions, Value data, Appendable out, long limit)
            throws IOException {
        Execution execution = new Execution(parsed, functions, out, limit);
        try {
            execution.call(parsed.name(), data);
        } finally {
            execution.out.end();
        }
    }

    boolean knows(String template) {
        return parsed.templates().containsKey(template);
    }

    /** Executes a template that is known. */
    void call(String template, Value dot) throws IOException {
        Block block = parsed.templates().get(template);
        if (block == null) {
            throw new IllegalArgumentException(template);
        }
        Frame frame = new Frame(parsed, template, block, dot);
        try {
            new Walker(this, frame).execute(dot, block);
        } catch (LimitException e) {
            throw frame.failure(e.reason());
        }
    }

    FunctionTable functions() {
        return functions;
    }

    Work work() {
        return work;
    }

    Output out() {
        return out;
    }
}
