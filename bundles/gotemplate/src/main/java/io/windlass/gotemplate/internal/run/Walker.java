package io.windlass.gotemplate.internal.run;

import io.windlass.gotemplate.internal.print.Print;
import io.windlass.gotemplate.internal.syntax.Block;
import io.windlass.gotemplate.internal.syntax.Pipeline;
import io.windlass.gotemplate.internal.syntax.Statement;
import io.windlass.gotemplate.internal.value.Dict;
import io.windlass.gotemplate.internal.value.Slice;
import io.windlass.gotemplate.internal.value.Value;
import java.io.IOException;

/** Executes the statements of one template. */
final class Walker {
    private final Execution execution;
    private final Frame frame;
    private final Evaluator evaluator;

    Walker(Execution execution, Frame frame) {
        this.execution = execution;
        this.frame = frame;
        this.evaluator = new Evaluator(execution, frame);
    }

    /** What comes after a statement. */
    private enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    void execute(Value dot, Block template) throws IOException {
        for (Statement statement : template.statements()) {
            // No jump leaves a template: the parser asks for a range around it.
            walk(dot, statement);
        }
    }

    private Flow walk(Value dot, Block block) throws IOException {
        execution.work().enter();
        Flow flow = Flow.NEXT;
        for (Statement statement : block.statements()) {
            flow = walk(dot, statement);
            if (flow != Flow.NEXT) {
                break;
            }
        }
        execution.work().leave();
        return flow;
    }

    private Flow walk(Value dot, Statement statement) throws IOException {
        frame.at(statement);
        execution.work().spend(1);
        return switch (statement) {
            case Statement.Text text -> {
                execution.out().write(text.bytes());
                yield Flow.NEXT;
            }
            case Statement.Action action -> {
                act(dot, action);
                yield Flow.NEXT;
            }
            case Statement.Call call -> {
                call(dot, call);
                yield Flow.NEXT;
            }
            case Statement.Branch branch -> branch(dot, branch);
            case Statement.Break end -> Flow.BREAK;
            case Statement.Continue next -> Flow.CONTINUE;
        };
    }

    /** Variables that it sets live on until the block around it ends. */
    private void act(Value dot, Statement.Action action) throws IOException {
        Value value = evaluator.pipeline(dot, action.pipeline());
        if (action.pipeline().variables().isEmpty()) {
            frame.at(action);
            execution.out().write(Print.value(execution.work(), Escapes.printable(value)));
        }
    }

    private void call(Value dot, Statement.Call call) throws IOException {
        if (!execution.knows(call.name())) {
            throw frame.failure("template \"" + call.name() + "\" not defined");
        }
        execution.work().enter();
        Pipeline pipeline = call.pipeline();
        execution.call(call.name(), pipeline == null ? Value.None.NONE : evaluator.pipeline(dot, pipeline));
        execution.work().leave();
    }

    private Flow branch(Value dot, Statement.Branch branch) throws IOException {
        int mark = frame.mark();
        Value value = evaluator.pipeline(dot, branch.pipeline());
        Flow flow = switch (branch.kind()) {
            case IF -> value.isTrue() ? walk(dot, branch.body()) : otherwise(dot, branch);
            case WITH -> value.isTrue() ? walk(value, branch.body()) : otherwise(dot, branch);
            case RANGE -> range(dot, value.indirect(), branch);
        };
        frame.reset(mark);
        return flow;
    }

    private Flow otherwise(Value dot, Statement.Branch branch) throws IOException {
        Block otherwise = branch.otherwise();
        return otherwise == null ? Flow.NEXT : walk(dot, otherwise);
    }

    private Flow range(Value dot, Value over, Statement.Branch branch) throws IOException {
        boolean empty = switch (over) {
            case Value.None none -> true;
            case Slice slice -> slice.length() == 0;
            case Dict dict -> dict.length() == 0;
            default -> throw frame.failure("range can't iterate over " + Print.value(execution.work(), over));
        };
        if (empty) {
            return otherwise(dot, branch);
        }
        if (over instanceof Slice slice) {
            range(slice, branch);
        } else if (over instanceof Dict dict) {
            range(dict, branch);
        }
        return Flow.NEXT;
    }

    private void range(Slice slice, Statement.Branch branch) throws IOException {
        for (int index = 0; index < slice.length(); index++) {
            if (iterate(Value.Int.of(index), slice.at(index), branch) == Flow.BREAK) {
                return;
            }
        }
    }

    private void range(Dict dict, Statement.Branch branch) throws IOException {
        for (String key : dict.keys()) {
            if (iterate(new Value.Text(key), dict.at(key), branch) == Flow.BREAK) {
                return;
            }
        }
    }

    private Flow iterate(Value index, Value element, Statement.Branch branch) throws IOException {
        execution.work().spend(1);
        int variables = branch.pipeline().variables().size();
        if (variables > 0) {
            frame.setTop(0, element);
        }
        if (variables > 1) {
            frame.setTop(1, index);
        }
        int mark = frame.mark();
        Flow flow = walk(element, branch.body());
        frame.reset(mark);
        return flow;
    }
}
